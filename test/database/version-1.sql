-- A database of version 1, from before the migration that brings version 2 (20261121000001_constraints is its
-- newest). upgrade.test.ts migrates it. Its bookings were made through the API of commit 41aca4a, with SQL for
-- the few states that the API could not reach, and then moved into the past. pg_dump 15 wrote it. It is never to
-- be changed: it stands for the databases that people have. Every password is "a password of version 1".

create extension if not exists btree_gist with schema public;
create extension if not exists fuzzystrmatch with schema public;

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE TYPE public.booking_status AS ENUM (
    'PENDING_PAYMENT',
    'CONFIRMED',
    'PAYMENT_FAILED',
    'EXPIRED',
    'CANCELLED'
);
CREATE TYPE public.hold_status AS ENUM (
    'ACTIVE',
    'CONVERTED',
    'RELEASED',
    'EXPIRED'
);
CREATE TYPE public.payment_status AS ENUM (
    'PENDING',
    'SUCCEEDED',
    'DECLINED',
    'REFUND_PENDING',
    'REFUNDED'
);
CREATE TYPE public.refund_status AS ENUM (
    'PENDING',
    'SUCCEEDED'
);
CREATE TYPE public.role AS ENUM (
    'CUSTOMER',
    'STAFF',
    'ADMIN'
);
CREATE TYPE public.seat_feature AS ENUM (
    'WHEELCHAIR',
    'COMPANION',
    'AISLE',
    'RESTRICTED_VIEW'
);
CREATE TYPE public.seat_status AS ENUM (
    'AVAILABLE',
    'HELD',
    'SOLD',
    'BLOCKED'
);
CREATE TYPE public.ticket_status AS ENUM (
    'PENDING',
    'VALID',
    'USED',
    'VOID'
);
SET default_tablespace = '';
CREATE TABLE public._prisma_migrations (
    id character varying(36) NOT NULL,
    checksum character varying(64) NOT NULL,
    finished_at timestamp with time zone,
    migration_name character varying(255) NOT NULL,
    logs text,
    rolled_back_at timestamp with time zone,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_steps_count integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.account (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    role public.role DEFAULT 'CUSTOMER'::public.role NOT NULL,
    password_hash text NOT NULL,
    created_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT account_email_lower_case CHECK ((email = lower(email)))
);
CREATE TABLE public.auditorium (
    id uuid NOT NULL,
    cinema_id uuid NOT NULL,
    name text NOT NULL
);
CREATE TABLE public.booking (
    id uuid NOT NULL,
    reference text NOT NULL,
    account_id uuid NOT NULL,
    showing_id uuid NOT NULL,
    hold_id uuid NOT NULL,
    status public.booking_status DEFAULT 'PENDING_PAYMENT'::public.booking_status NOT NULL,
    total_minor integer NOT NULL,
    currency character(3) NOT NULL,
    placed_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT booking_total CHECK ((total_minor >= 0))
);
CREATE TABLE public.cinema (
    id uuid NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    time_zone text NOT NULL,
    currency character(3) NOT NULL,
    CONSTRAINT cinema_currency CHECK ((currency ~ '^[A-Z]{3}$'::text))
);
CREATE TABLE public.fake_gateway_charge (
    payment_id uuid NOT NULL,
    amount_minor integer NOT NULL,
    currency character(3) NOT NULL,
    token text NOT NULL,
    outcome text NOT NULL,
    decline_code text,
    created_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL
);
CREATE TABLE public.fake_gateway_refund (
    refund_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    amount_minor integer NOT NULL,
    created_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL
);
CREATE TABLE public.hold (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    showing_id uuid NOT NULL,
    seat_ids uuid[],
    status public.hold_status DEFAULT 'ACTIVE'::public.hold_status NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    created_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL,
    ordinal integer NOT NULL,
    idempotency_key text,
    CONSTRAINT hold_seats CHECK (((seat_ids IS NOT NULL) AND (cardinality(seat_ids) > 0) AND (ordinal > 0)))
);
CREATE TABLE public.movie (
    id uuid NOT NULL,
    title text NOT NULL,
    synopsis text NOT NULL,
    runtime_minutes integer NOT NULL,
    certificate text,
    genres text[],
    "cast" text[],
    release_date date,
    poster_url text,
    trailer_url text,
    CONSTRAINT movie_runtime CHECK ((runtime_minutes > 0))
);
CREATE TABLE public.payment (
    id uuid NOT NULL,
    booking_id uuid NOT NULL,
    account_id uuid NOT NULL,
    amount_minor integer NOT NULL,
    currency character(3) NOT NULL,
    status public.payment_status DEFAULT 'PENDING'::public.payment_status NOT NULL,
    token text NOT NULL,
    decline_code text,
    refunded_minor integer DEFAULT 0 NOT NULL,
    idempotency_key text NOT NULL,
    request_fingerprint text NOT NULL,
    created_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT payment_amount CHECK ((amount_minor >= 0)),
    CONSTRAINT payment_decline CHECK (((status = 'DECLINED'::public.payment_status) = (decline_code IS NOT NULL))),
    CONSTRAINT payment_refund_status CHECK (((status = ANY (ARRAY['SUCCEEDED'::public.payment_status, 'REFUND_PENDING'::public.payment_status, 'REFUNDED'::public.payment_status])) OR (refunded_minor = 0))),
    CONSTRAINT payment_refunds CHECK (((refunded_minor >= 0) AND (refunded_minor <= amount_minor)))
);
CREATE TABLE public.price (
    showing_id uuid NOT NULL,
    seat_category_id uuid NOT NULL,
    ticket_type_id uuid NOT NULL,
    amount_minor integer NOT NULL,
    CONSTRAINT price_amount CHECK ((amount_minor >= 0))
);
CREATE TABLE public.refund (
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    amount_minor integer NOT NULL,
    status public.refund_status DEFAULT 'PENDING'::public.refund_status NOT NULL,
    created_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT refund_amount CHECK ((amount_minor > 0))
);
CREATE TABLE public.seat (
    id uuid NOT NULL,
    seat_map_id uuid NOT NULL,
    "position" integer NOT NULL,
    section text,
    "row" text NOT NULL,
    number text NOT NULL,
    label text NOT NULL,
    seat_category_id uuid NOT NULL,
    features public.seat_feature[],
    x double precision NOT NULL,
    y double precision NOT NULL
);
CREATE TABLE public.seat_category (
    id uuid NOT NULL,
    cinema_id uuid NOT NULL,
    name text NOT NULL,
    color text
);
CREATE TABLE public.seat_map (
    id uuid NOT NULL,
    auditorium_id uuid NOT NULL,
    version integer NOT NULL
);
CREATE TABLE public.showing (
    id uuid NOT NULL,
    movie_id uuid NOT NULL,
    auditorium_id uuid NOT NULL,
    seat_map_id uuid NOT NULL,
    starts_at timestamp(3) with time zone NOT NULL,
    ends_at timestamp(3) with time zone NOT NULL,
    free_at timestamp(3) with time zone NOT NULL,
    sales_open_at timestamp(3) with time zone,
    sales_close_at timestamp(3) with time zone NOT NULL,
    cancelled_at timestamp(3) with time zone,
    CONSTRAINT showing_sales_window CHECK (((sales_open_at IS NULL) OR (sales_open_at < sales_close_at))),
    CONSTRAINT showing_times CHECK (((starts_at < ends_at) AND (ends_at <= free_at)))
);
CREATE TABLE public.showing_seat (
    showing_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    status public.seat_status DEFAULT 'AVAILABLE'::public.seat_status NOT NULL,
    version integer DEFAULT 0 NOT NULL,
    hold_id uuid,
    held_until timestamp(3) with time zone,
    ticket_id uuid,
    CONSTRAINT showing_seat_state CHECK (
CASE status
    WHEN 'HELD'::public.seat_status THEN ((hold_id IS NOT NULL) AND (held_until IS NOT NULL) AND (ticket_id IS NULL))
    WHEN 'SOLD'::public.seat_status THEN ((ticket_id IS NOT NULL) AND (hold_id IS NULL) AND (held_until IS NULL))
    ELSE ((hold_id IS NULL) AND (held_until IS NULL) AND (ticket_id IS NULL))
END),
    CONSTRAINT showing_seat_version CHECK ((version >= 0))
)
WITH (fillfactor='70');
CREATE TABLE public.ticket (
    id uuid NOT NULL,
    booking_id uuid NOT NULL,
    showing_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    ticket_type_id uuid NOT NULL,
    price_minor integer NOT NULL,
    status public.ticket_status DEFAULT 'PENDING'::public.ticket_status NOT NULL,
    checked_in_at timestamp(3) with time zone,
    CONSTRAINT ticket_checked_in CHECK (((status = 'USED'::public.ticket_status) = (checked_in_at IS NOT NULL))),
    CONSTRAINT ticket_price CHECK ((price_minor >= 0))
);
CREATE TABLE public.ticket_type (
    id uuid NOT NULL,
    cinema_id uuid NOT NULL,
    name text NOT NULL
);
INSERT INTO public._prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count) VALUES
	('9cd71c65-9505-470f-a4ac-27085c895a57', '789da9dd99f9948b6b46370953f634fd6cd0cabe2f0613397823e463948a816b', '2026-11-13 17:59:59.946+00', '20261121000000_init', NULL, NULL, '2026-11-13 17:59:59.838+00', 1),
	('1a32bdc6-cbf7-4f78-955b-e55167a8cc8e', '5a7834dc0e8f3475d5fb13ce6d5cb75ea1c6345455ca6d0089ede77fbac7998a', '2026-11-13 17:59:59.996+00', '20261121000001_constraints', NULL, NULL, '2026-11-13 17:59:59.947+00', 1);
INSERT INTO public.account (id, email, name, role, password_hash, created_at) VALUES
	('01a210ae-57ba-71bf-922f-ef862774288f', 'admin@rowlock.example', 'Administrator', 'ADMIN', '$argon2id$v=19$m=19456,t=2,p=1$G+R3mskX5/+ovzX9uN65pQ$9E2yMVH8Z4qOvmF9UYhE8xR9yJ8oaP8xtJkIQWlg8DM', '2026-11-13 18:00:00.284+00'),
	('01a210ae-596b-7649-9ac0-379553ea2cfb', 'ada@example.com', 'Ada Å. Byron', 'CUSTOMER', '$argon2id$v=19$m=19456,t=2,p=1$0+i2PZYZtP/kP9oza5GrZQ$XY/j3EQ1A/+F/R6wjlUTNljYSSM68SU5J3tFCKlpwu8', '2026-11-13 18:00:00.717+00'),
	('01a210ae-59f5-772a-b3c6-c7cf83471370', 'bea@example.com', 'Bea O''Neill', 'CUSTOMER', '$argon2id$v=19$m=19456,t=2,p=1$BVP1y/CZr3SdVj4D0xyZqw$IBihlGFtCHbRNgxfUs1BwSZ8jvwQf4Incth8A5mEMuc', '2026-11-13 18:00:00.855+00'),
	('01a210ae-5a3c-711f-a999-c7a9879fbd07', 'nobody.books@example.com', 'Nobody Books', 'CUSTOMER', '$argon2id$v=19$m=19456,t=2,p=1$2g+E6h2G3mSN+0NCbZpCYA$TOLNqK70is4rm+KDF1K+YY11lAi+Jc3F96cpDBe5SnI', '2026-11-13 18:00:00.926+00'),
	('01a210ae-5a13-7759-bf0b-b2254f0a80b7', 'sam.staff@example.com', 'Sam Staff', 'STAFF', '$argon2id$v=19$m=19456,t=2,p=1$RBglUsjPAVs4SDBfREwbSg$HUeT7kLNjkH8SOAJ3HGOS5yqZrJ9I5y4XSA082p5rok', '2026-11-13 18:00:00.885+00'),
	('01a210ae-67c8-7673-bb77-f442606be142', 'guest@rowlock.example', 'Guest', 'CUSTOMER', 'none', '2026-11-13 18:00:04.394+00');
INSERT INTO public.auditorium (id, cinema_id, name) VALUES
	('01a210ae-590e-7792-9620-89ae0dcb627b', '01a1fe8e-cb6a-73f4-849f-754b5af8b835', 'Saal 1'),
	('01a210ae-5922-70be-a8b6-41d524b9da7a', '01a1fe8e-cb6c-7663-9d04-f55fe78898b7', 'Auditorium 1'),
	('01a210ae-592d-7530-88ef-250a1134fd7f', '01a210ae-592d-7530-88ef-22ce17605ca9', 'Screen 1');
INSERT INTO public.booking (id, reference, account_id, showing_id, hold_id, status, total_minor, currency, placed_at) VALUES
	('01a210ae-5a8e-7675-837e-7bf6feff42f1', 'R3P-KQ3H', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5a44-76bb-a883-5bed87813527', 'CONFIRMED', 2700, 'EUR', '2026-11-13 18:00:01.025+00'),
	('01a210ae-5be1-76b1-9020-f8ec478adc7b', 'GNQ-864M', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5bcb-702d-b3cf-8cf3f9c6d875', 'CONFIRMED', 2300, 'EUR', '2026-11-13 18:00:01.347+00'),
	('01a210ae-5c7c-7513-8733-add6a28dbe16', '8WK-TRWH', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-5c63-7651-bb68-4ca200b41696', 'CONFIRMED', 0, 'USD', '2026-11-13 18:00:01.502+00'),
	('01a210ae-5ce9-7320-81fa-b3102b9469a4', 'MRB-CNQY', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5cbf-7216-a649-d378987cf84c', 'CONFIRMED', 1195, 'GBP', '2026-11-13 18:00:01.611+00'),
	('01a210ae-5e2c-72cc-9378-2beb4feb28c1', '388-WNCY', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5dff-768a-a5ed-3d617855898e', 'EXPIRED', 1495, 'GBP', '2026-11-13 18:00:01.934+00'),
	('01a210ae-5ffc-7258-8d92-0ea48c51b5e6', 'M7M-JYHB', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5fbb-7487-87e9-d26e7790ee71', 'EXPIRED', 1250, 'EUR', '2026-11-13 18:00:02.398+00'),
	('01a210ae-61e3-7155-be12-78599a74365d', '46M-7JJX', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-61d4-7784-8ac8-0df031c0aeab', 'EXPIRED', 2500, 'EUR', '2026-11-13 18:00:02.885+00'),
	('01a210ae-62fa-741b-95b8-23e746e906dd', 'YGC-Q46Y', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-62c0-7634-8c0c-a72c40e47369', 'EXPIRED', 950, 'GBP', '2026-11-13 18:00:03.165+00'),
	('01a210ae-63f8-7088-9c71-7c2276f31623', '9BP-3674', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-63c2-752f-9581-8c36b9bfb0b1', 'PAYMENT_FAILED', 1195, 'GBP', '2026-11-13 18:00:03.419+00'),
	('01a210ae-6478-7400-a670-97bff765b41e', 'YWG-7K97', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-646e-7426-aba2-33024642c50d', 'EXPIRED', 1990, 'GBP', '2026-11-13 18:00:03.546+00'),
	('01a210ae-679a-70e3-854e-1fe2a3fa46eb', 'WHH-GBQ9', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-6791-701a-9622-d1a9cef27bf8', 'PENDING_PAYMENT', 3100, 'EUR', '2026-11-13 18:00:04.348+00'),
	('01a210ae-610f-75b0-9a4f-81d03acf5a0d', 'JXQ-GC7G', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-60fd-71f7-90eb-383fdfeafab1', 'CANCELLED', 2100, 'EUR', '2026-11-13 18:00:02.673+00');
INSERT INTO public.cinema (id, name, address, time_zone, currency) VALUES
	('01a1fe8e-cb6a-73f4-849f-754b5af8b835', 'Periscope Berlin', 'Kastanienufer 14, 10997 Berlin, Germany', 'Europe/Berlin', 'EUR'),
	('01a1fe8e-cb6c-7663-9d04-f55fe78898b7', 'Periscope London', '27 Lockkeeper''s Row, London SE8 4QX, United Kingdom', 'Europe/London', 'GBP'),
	('01a210ae-592d-7530-88ef-22ce17605ca9', 'The Odd One', 'Main Street', 'America/New_York', 'USD');
INSERT INTO public.fake_gateway_charge (payment_id, amount_minor, currency, token, outcome, decline_code, created_at) VALUES
	('01a210ae-5ab7-7158-9b68-312d40195a90', 2700, 'EUR', 'pm_card_visa', 'succeeded', NULL, '2026-11-13 18:00:01.233+00'),
	('01a210ae-5be8-74c6-83f3-ad2a5288c578', 2300, 'EUR', 'pm_card_visa', 'succeeded', NULL, '2026-11-13 18:00:01.44+00'),
	('01a210ae-5cf0-742a-bb6c-0633d7053069', 1195, 'GBP', 'pm_card_visa_chargeDeclined', 'declined', 'card_declined', '2026-11-13 18:00:01.714+00'),
	('01a210ae-5d90-75d2-9e87-eb65200b755c', 1195, 'GBP', 'pm_card_visa', 'succeeded', NULL, '2026-11-13 18:00:01.862+00'),
	('01a210ae-5e31-770c-8b8a-d5bb4cc00f14', 1495, 'GBP', 'pm_card_visa_chargeDeclined', 'declined', 'card_declined', '2026-11-13 18:00:02.046+00'),
	('01a210ae-6004-7344-9259-45de788bb2a1', 1250, 'EUR', 'pm_card_visa', 'succeeded', NULL, '2026-11-13 18:00:02.51+00'),
	('01a210ae-6116-72f5-8dee-9da6beb84669', 2100, 'EUR', 'pm_card_visa', 'succeeded', NULL, '2026-11-13 18:00:02.762+00'),
	('01a210ae-61e9-727f-81e2-c3da16311000', 2500, 'EUR', 'pm_card_visa', 'succeeded', NULL, '2026-11-13 18:00:03.051+00'),
	('01a210ae-6303-705c-bf92-0e568126b2b7', 950, 'GBP', 'pm_card_visa', 'succeeded', NULL, '2026-11-13 18:00:03.284+00'),
	('01a210ae-63ff-769b-b6e7-8d2070bc2d29', 1195, 'GBP', 'pm_card_visa_chargeDeclinedInsufficientFunds', 'declined', 'insufficient_funds', '2026-11-13 18:00:03.51+00'),
	('01a210ae-647e-70a5-94d5-b7ba1f1a0a73', 0, 'XXX', '', 'abandoned', 'abandoned', '2026-11-13 18:00:04.328+00');
INSERT INTO public.fake_gateway_refund (refund_id, payment_id, amount_minor, created_at) VALUES
	('01a210ae-60a4-747b-9364-85c203e45a9d', '01a210ae-6004-7344-9259-45de788bb2a1', 1250, '2026-11-13 18:00:02.609+00'),
	('01a210ae-67ce-73b1-bf9c-c93ae01bfb6f', '01a210ae-6116-72f5-8dee-9da6beb84669', 850, '2026-11-13 18:00:04.4+00');
INSERT INTO public.hold (id, account_id, showing_id, seat_ids, status, expires_at, created_at, ordinal, idempotency_key) VALUES
	('01a210ae-5a44-76bb-a883-5bed87813527', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-590e-7792-9620-981f062eba65', '{01a210ae-5916-73c2-9281-4a486ec303e8,01a210ae-5917-72d2-b1c6-b17326fb6181}', 'CONVERTED', '2026-11-13 18:07:00.937+00', '2026-11-13 18:00:00.937+00', 1, NULL),
	('01a210ae-5bcb-702d-b3cf-8cf3f9c6d875', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-590e-7792-9620-981f062eba65', '{01a210ae-5911-70f3-ba23-0052a54c0b71,01a210ae-5911-70f3-ba23-0767d503e56e}', 'CONVERTED', '2026-11-13 18:07:01.327+00', '2026-11-13 18:00:01.327+00', 1, NULL),
	('01a210ae-5c63-7651-bb68-4ca200b41696', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-592d-7530-88ef-348cdae9c575', '{01a210ae-592f-7713-8f11-11793a793b17}', 'CONVERTED', '2026-11-13 18:07:01.478+00', '2026-11-13 18:00:01.478+00', 1, NULL),
	('01a210ae-5cbf-7216-a649-d378987cf84c', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '{01a210ae-5923-74d2-b475-4aef7e2ff4ff}', 'CONVERTED', '2026-11-13 18:07:01.575+00', '2026-11-13 18:00:01.575+00', 1, NULL),
	('01a210ae-5dff-768a-a5ed-3d617855898e', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '{01a210ae-5927-7511-9c74-617732ddf347}', 'CONVERTED', '2026-11-13 18:00:02.171+00', '2026-11-13 18:00:01.906+00', 1, NULL),
	('01a210ae-5fbb-7487-87e9-d26e7790ee71', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-590e-7792-9620-981f062eba65', '{01a210ae-5914-7607-873a-d935cd87cd2c}', 'CONVERTED', '2026-11-13 18:00:02.527+00', '2026-11-13 18:00:02.337+00', 2, NULL),
	('01a210ae-60fd-71f7-90eb-383fdfeafab1', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-590e-7792-9620-981f062eba65', '{01a210ae-5915-7182-8ba5-1cbd152a5507,01a210ae-5916-73c2-9281-45fca3bf69a7}', 'CONVERTED', '2026-11-13 18:07:02.656+00', '2026-11-13 18:00:02.656+00', 2, NULL),
	('01a210ae-618d-72c0-8e65-92a6e1138865', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '{01a210ae-5926-7560-b464-6ae98849a5cc,01a210ae-5926-7560-b464-6da2ee34928b}', 'RELEASED', '2026-11-13 18:07:02.8+00', '2026-11-13 18:00:02.8+00', 2, 'to be given back'),
	('01a210ae-61c8-7562-b648-c9b649d20113', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '{01a210ae-5926-7560-b464-6da2ee34928b}', 'EXPIRED', '2026-11-13 18:00:02.864+00', '2026-11-13 18:00:02.859+00', 2, 'to be forgotten'),
	('01a210ae-61d4-7784-8ac8-0df031c0aeab', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-590e-7792-9620-981f062eba65', '{01a210ae-5914-7607-873a-df56278b752e,01a210ae-5915-7182-8ba5-192309d7f959}', 'CONVERTED', '2026-11-13 18:00:03.073+00', '2026-11-13 18:00:02.87+00', 3, NULL),
	('01a210ae-62c0-7634-8c0c-a72c40e47369', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '{01a210ae-5925-7267-9e4e-de45f8e0d6b1}', 'CONVERTED', '2026-11-13 18:00:03.35+00', '2026-11-13 18:00:03.107+00', 3, NULL),
	('01a210ae-63c2-752f-9581-8c36b9bfb0b1', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '{01a210ae-5925-7267-9e4e-e21d758e4d43}', 'CONVERTED', '2026-11-13 18:07:03.364+00', '2026-11-13 18:00:03.364+00', 3, NULL),
	('01a210ae-646e-7426-aba2-33024642c50d', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '{01a210ae-5924-7187-8117-26e8d7f2d4b9,01a210ae-5924-7187-8117-2ba082d52ed1}', 'CONVERTED', '2026-11-13 18:00:03.556+00', '2026-11-13 18:00:03.537+00', 4, NULL),
	('01a210ae-67a7-72c0-9beb-7ad6549a6ccb', '01a210ae-59f5-772a-b3c6-c7cf83471370', '01a210ae-590e-7792-9620-981f062eba65', '{01a210ae-5918-773b-99c5-a4dc2232927c,01a210ae-5919-7764-ac15-512d2537328b}', 'ACTIVE', '2026-11-13 18:07:04.362+00', '2026-11-13 18:00:04.362+00', 4, 'to be kept'),
	('01a210ae-6791-701a-9622-d1a9cef27bf8', '01a210ae-596b-7649-9ac0-379553ea2cfb', '01a210ae-590e-7792-9620-981f062eba65', '{01a210ae-5919-7764-ac15-553873166746,01a210ae-591a-772a-946d-845a165db767}', 'CONVERTED', '2099-12-31 00:00:00+00', '2026-11-13 18:00:04.339+00', 3, NULL);
INSERT INTO public.movie (id, title, synopsis, runtime_minutes, certificate, genres, "cast", release_date, poster_url, trailer_url) VALUES
	('01a210ae-5901-7046-9a14-6167da5d382f', 'Movie 1', 'Of version 1.', 90, 'FSK 0', '{Drama}', '{"Ada Actor","Bo Bit"}', '1980-05-01', NULL, NULL),
	('01a210ae-5904-77c5-8201-2f5cb8a469ed', 'Movie 2', 'Of version 1.', 91, 'FSK 12', '{Drama}', '{"Ada Actor","Bo Bit"}', '1981-05-01', NULL, NULL),
	('01a210ae-5906-7790-8706-ae537f85c703', 'Movie 3', 'Of version 1.', 92, 'FSK 18', '{Drama}', '{"Ada Actor","Bo Bit"}', '1982-05-01', NULL, NULL),
	('01a210ae-5908-76e0-b828-9989cd420529', 'Movie 4', 'Of version 1.', 93, 'G', '{Drama}', '{"Ada Actor","Bo Bit"}', '1983-05-01', NULL, NULL),
	('01a210ae-5908-76e0-b828-9db6f5e1e745', 'Movie 5', 'Of version 1.', 94, 'PG', '{Drama}', '{"Ada Actor","Bo Bit"}', '1984-05-01', NULL, NULL),
	('01a210ae-5909-73c5-acfe-4cec132211ff', 'Movie 6', 'Of version 1.', 95, 'PG-13', '{Drama}', '{"Ada Actor","Bo Bit"}', '1985-05-01', NULL, NULL),
	('01a210ae-5909-73c5-acfe-512ac0ba203c', 'Movie 7', 'Of version 1.', 96, 'R', '{Drama}', '{"Ada Actor","Bo Bit"}', '1986-05-01', NULL, NULL),
	('01a210ae-590a-7311-8375-9df3e93862fa', 'Movie 8', 'Of version 1.', 97, 'NC-17', '{Drama}', '{"Ada Actor","Bo Bit"}', '1987-05-01', NULL, NULL),
	('01a210ae-590a-7311-8375-a1178ad66723', 'Movie 9', 'Of version 1.', 98, '12A', '{Drama}', '{"Ada Actor","Bo Bit"}', '1988-05-01', NULL, NULL),
	('01a210ae-590b-70fd-981b-86f6f34024ff', 'Movie 10', 'Of version 1.', 99, NULL, '{Drama}', '{"Ada Actor","Bo Bit"}', NULL, NULL, NULL);
INSERT INTO public.payment (id, booking_id, account_id, amount_minor, currency, status, token, decline_code, refunded_minor, idempotency_key, request_fingerprint, created_at) VALUES
	('01a210ae-5ab7-7158-9b68-312d40195a90', '01a210ae-5a8e-7675-837e-7bf6feff42f1', '01a210ae-596b-7649-9ac0-379553ea2cfb', 2700, 'EUR', 'SUCCEEDED', 'pm_card_visa', NULL, 0, '01a210ae-5a4b-7618-a76c-611b4bfb433b', 'd41152dfb9c200cc5fb0bc8b588634deea0eb0047acbb2975e759c56088f5ff9', '2026-11-13 18:00:01.062+00'),
	('01a210ae-5be8-74c6-83f3-ad2a5288c578', '01a210ae-5be1-76b1-9020-f8ec478adc7b', '01a210ae-59f5-772a-b3c6-c7cf83471370', 2300, 'EUR', 'SUCCEEDED', 'pm_card_visa', NULL, 0, '01a210ae-5bd1-713a-8218-cc63d18d0eab', '9737f724bf0d276dada6094ebf76b29f6119075bc8f72b7bb3ee6d50dbd4a6ef', '2026-11-13 18:00:01.354+00'),
	('01a210ae-5c7f-7076-9ee6-07a45734d5b6', '01a210ae-5c7c-7513-8733-add6a28dbe16', '01a210ae-596b-7649-9ac0-379553ea2cfb', 0, 'USD', 'SUCCEEDED', 'pm_card_visa', NULL, 0, '01a210ae-5c67-71e2-b03e-16687395b37a', '6a2119d025b1555dde3d258342b06516d2364d0b1bf11b68bd6f2fb8ffeb9a3c', '2026-11-13 18:00:01.507+00'),
	('01a210ae-5cf0-742a-bb6c-0633d7053069', '01a210ae-5ce9-7320-81fa-b3102b9469a4', '01a210ae-596b-7649-9ac0-379553ea2cfb', 1195, 'GBP', 'DECLINED', 'pm_card_visa_chargeDeclined', 'card_declined', 0, '01a210ae-5cca-7255-bd9b-da713b4fb2b9', '3d516432015f4c1ef30775232dec0e80b6ce035e79f6bfe497007526cc83c0d4', '2026-11-13 18:00:01.618+00'),
	('01a210ae-5d90-75d2-9e87-eb65200b755c', '01a210ae-5ce9-7320-81fa-b3102b9469a4', '01a210ae-596b-7649-9ac0-379553ea2cfb', 1195, 'GBP', 'SUCCEEDED', 'pm_card_visa', NULL, 0, '01a210ae-5d7f-73e1-91ce-c07f6db74df4', '2409dc0dc76760ecc439247175d71d5087b3e5a1ed6b8e1ce80c71deb4e7c9e0', '2026-11-13 18:00:01.779+00'),
	('01a210ae-6004-7344-9259-45de788bb2a1', '01a210ae-5ffc-7258-8d92-0ea48c51b5e6', '01a210ae-596b-7649-9ac0-379553ea2cfb', 1250, 'EUR', 'REFUNDED', 'pm_card_visa', NULL, 1250, '01a210ae-5fcc-72bd-97cd-e51050784bf9', 'f692897e56e4c951370b7f50120ed727af847cf9326bfe47b3826a49efacb7de', '2026-11-13 18:00:02.407+00'),
	('01a210ae-5e31-770c-8b8a-d5bb4cc00f14', '01a210ae-5e2c-72cc-9378-2beb4feb28c1', '01a210ae-59f5-772a-b3c6-c7cf83471370', 1495, 'GBP', 'DECLINED', 'pm_card_visa_chargeDeclined', 'card_declined', 0, '01a210ae-5e19-7042-8fa5-545e5c8f2e2e', 'a8b68b05a8c69ec3401af06096535fdd778ee23f78ebbffd7e31104a8e14f271', '2026-11-13 18:00:01.939+00'),
	('01a210ae-61e9-727f-81e2-c3da16311000', '01a210ae-61e3-7155-be12-78599a74365d', '01a210ae-59f5-772a-b3c6-c7cf83471370', 2500, 'EUR', 'REFUND_PENDING', 'pm_card_visa', NULL, 0, '01a210ae-61d9-7221-8862-1bb276fcffce', 'e5a194436ad05ffdf079b7a31c7d0c71d69e859297e0af7d96cc458ca00d2dd1', '2026-11-13 18:00:02.892+00'),
	('01a210ae-6303-705c-bf92-0e568126b2b7', '01a210ae-62fa-741b-95b8-23e746e906dd', '01a210ae-596b-7649-9ac0-379553ea2cfb', 950, 'GBP', 'PENDING', 'pm_card_visa', NULL, 0, '01a210ae-62c5-77da-9144-f72af7f66a5c', '7015bbedf8af38e80b7baf5683fe731f4c2b1a4ed5e2e1f81437c99161e06db6', '2026-11-13 18:00:03.174+00'),
	('01a210ae-63ff-769b-b6e7-8d2070bc2d29', '01a210ae-63f8-7088-9c71-7c2276f31623', '01a210ae-59f5-772a-b3c6-c7cf83471370', 1195, 'GBP', 'DECLINED', 'pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds', 0, '01a210ae-63c6-7400-9f58-b460ef889416', 'c7ed74382d6b034d1b8d7d578d363eca08cf96924e528f034c2fa878dc734755', '2026-11-13 18:00:03.425+00'),
	('01a210ae-647e-70a5-94d5-b7ba1f1a0a73', '01a210ae-6478-7400-a670-97bff765b41e', '01a210ae-596b-7649-9ac0-379553ea2cfb', 1990, 'GBP', 'DECLINED', 'pm_card_visa', 'booking_expired', 0, '01a210ae-6471-70a0-a4d2-462e2f78f0ec', '67491a645b44faf7a93fe7eda213f0f75b000fb6b32f11d1977c354061717c07', '2026-11-13 18:00:03.552+00'),
	('01a210ae-679c-70c4-9911-8bf4ab394320', '01a210ae-679a-70e3-854e-1fe2a3fa46eb', '01a210ae-596b-7649-9ac0-379553ea2cfb', 3100, 'EUR', 'PENDING', 'pm_card_visa', NULL, 0, '01a210ae-6794-76a5-94ba-6d0b55fbb3ec', '4b23fda64d4c5ec4857c5a68511ae37e3b2fe93e20aa634d6f2c9d3c4fd1612b', '2026-11-13 18:00:04.35+00'),
	('01a210ae-6116-72f5-8dee-9da6beb84669', '01a210ae-610f-75b0-9a4f-81d03acf5a0d', '01a210ae-59f5-772a-b3c6-c7cf83471370', 2100, 'EUR', 'REFUND_PENDING', 'pm_card_visa', NULL, 850, '01a210ae-6101-711e-a19b-f584508e62ac', '7c56f29c3a780a8c926a1dd9acd055ebc6c1608453441beb7c8a3cbc7a84ceee', '2026-11-13 18:00:02.68+00');
INSERT INTO public.price (showing_id, seat_category_id, ticket_type_id, amount_minor) VALUES
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-590e-7792-9620-91c8af54c277', '01a210ae-591c-72d1-821f-dc497a8a5201', 1250),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-590e-7792-9620-97e087315330', '01a210ae-591c-72d1-821f-dc497a8a5201', 1550),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-590e-7792-9620-91c8af54c277', '01a210ae-591e-74c2-859c-3503544c9734', 850),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-590e-7792-9620-97e087315330', '01a210ae-591e-74c2-859c-3503544c9734', 1150),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-590e-7792-9620-91c8af54c277', '01a210ae-591f-7745-aa05-6a6086e2fc8e', 1050),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-590e-7792-9620-97e087315330', '01a210ae-591f-7745-aa05-6a6086e2fc8e', 1350),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5922-70be-a8b6-4a6a0b35dca3', '01a210ae-5929-7729-96f0-2e9fd66dea31', 1195),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5922-70be-a8b6-4c85bef792a3', '01a210ae-5929-7729-96f0-2e9fd66dea31', 1495),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5922-70be-a8b6-4a6a0b35dca3', '01a210ae-592a-7331-8d5c-1097620b07c9', 795),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5922-70be-a8b6-4c85bef792a3', '01a210ae-592a-7331-8d5c-1097620b07c9', 1095),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5922-70be-a8b6-4a6a0b35dca3', '01a210ae-592b-70fb-ac14-fb1920edefe0', 950),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5922-70be-a8b6-4c85bef792a3', '01a210ae-592b-70fb-ac14-fb1920edefe0', 1250),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-592d-7530-88ef-2ff1a838405a', '01a210ae-5932-7209-82e9-ad90e75dc97c', 1400),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-592d-7530-88ef-33eaba281afe', '01a210ae-5932-7209-82e9-ad90e75dc97c', 1700),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-592d-7530-88ef-2ff1a838405a', '01a210ae-5933-70f1-96c3-7e8b0d9ae194', 0),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-592d-7530-88ef-33eaba281afe', '01a210ae-5933-70f1-96c3-7e8b0d9ae194', 0),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-592d-7530-88ef-2ff1a838405a', '01a210ae-5934-76f7-90d8-6eafddcc9eb1', 1100),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-592d-7530-88ef-33eaba281afe', '01a210ae-5934-76f7-90d8-6eafddcc9eb1', 1400);
INSERT INTO public.refund (id, payment_id, amount_minor, status, created_at) VALUES
	('01a210ae-60a4-747b-9364-85c203e45a9d', '01a210ae-6004-7344-9259-45de788bb2a1', 1250, 'SUCCEEDED', '2026-11-13 18:00:02.567+00'),
	('01a210ae-62b2-75fb-aa91-f525b9008fed', '01a210ae-61e9-727f-81e2-c3da16311000', 2500, 'PENDING', '2026-11-13 18:00:03.093+00'),
	('01a210ae-67ce-73b1-bf9c-c93ae01bfb6f', '01a210ae-6116-72f5-8dee-9da6beb84669', 850, 'SUCCEEDED', '2026-11-13 18:00:04.4+00'),
	('01a210ae-67ce-73b1-bf9c-cd14ace6b180', '01a210ae-6116-72f5-8dee-9da6beb84669', 1250, 'PENDING', '2026-11-13 18:00:04.4+00');
INSERT INTO public.seat (id, seat_map_id, "position", section, "row", number, label, seat_category_id, features, x, y) VALUES
	('01a210ae-5911-70f3-ba23-0052a54c0b71', '01a210ae-590e-7792-9620-8efdf6fafc43', 0, 'Stalls', 'A', '1', 'A1', '01a210ae-590e-7792-9620-91c8af54c277', '{WHEELCHAIR,AISLE}', 0, 0),
	('01a210ae-5911-70f3-ba23-0767d503e56e', '01a210ae-590e-7792-9620-8efdf6fafc43', 1, 'Stalls', 'A', '2', 'A2', '01a210ae-590e-7792-9620-91c8af54c277', '{}', 1, 0),
	('01a210ae-5912-7725-9657-2ebfd6e36352', '01a210ae-590e-7792-9620-8efdf6fafc43', 2, 'Stalls', 'A', '3', 'A3', '01a210ae-590e-7792-9620-91c8af54c277', '{}', 2, 0),
	('01a210ae-5913-7559-9bd1-72e2024b14b2', '01a210ae-590e-7792-9620-8efdf6fafc43', 3, 'Stalls', 'A', '4', 'A4', '01a210ae-590e-7792-9620-91c8af54c277', '{}', 3, 0),
	('01a210ae-5913-7559-9bd1-75642e0b2412', '01a210ae-590e-7792-9620-8efdf6fafc43', 4, 'Stalls', 'A', '5', 'A5', '01a210ae-590e-7792-9620-91c8af54c277', '{}', 4, 0),
	('01a210ae-5914-7607-873a-d935cd87cd2c', '01a210ae-590e-7792-9620-8efdf6fafc43', 5, NULL, 'B', '1', 'B1', '01a210ae-590e-7792-9620-91c8af54c277', '{}', 0, 1),
	('01a210ae-5914-7607-873a-df56278b752e', '01a210ae-590e-7792-9620-8efdf6fafc43', 6, NULL, 'B', '2', 'B2', '01a210ae-590e-7792-9620-91c8af54c277', '{}', 1, 1),
	('01a210ae-5915-7182-8ba5-192309d7f959', '01a210ae-590e-7792-9620-8efdf6fafc43', 7, NULL, 'B', '3', 'B3', '01a210ae-590e-7792-9620-91c8af54c277', '{}', 2, 1),
	('01a210ae-5915-7182-8ba5-1cbd152a5507', '01a210ae-590e-7792-9620-8efdf6fafc43', 8, NULL, 'B', '4', 'B4', '01a210ae-590e-7792-9620-91c8af54c277', '{}', 4, 1),
	('01a210ae-5916-73c2-9281-45fca3bf69a7', '01a210ae-590e-7792-9620-8efdf6fafc43', 9, NULL, 'B', '5', 'B5', '01a210ae-590e-7792-9620-91c8af54c277', '{}', 5, 1),
	('01a210ae-5916-73c2-9281-4a486ec303e8', '01a210ae-590e-7792-9620-8efdf6fafc43', 10, NULL, 'C', '7', 'C7', '01a210ae-590e-7792-9620-97e087315330', '{}', 1, 3),
	('01a210ae-5917-72d2-b1c6-b17326fb6181', '01a210ae-590e-7792-9620-8efdf6fafc43', 11, NULL, 'C', '6', 'C6', '01a210ae-590e-7792-9620-97e087315330', '{}', 2, 3),
	('01a210ae-5917-72d2-b1c6-b5c5379a2efb', '01a210ae-590e-7792-9620-8efdf6fafc43', 12, NULL, 'C', '5', 'C5', '01a210ae-590e-7792-9620-97e087315330', '{}', 3, 3),
	('01a210ae-5918-773b-99c5-a4dc2232927c', '01a210ae-590e-7792-9620-8efdf6fafc43', 13, NULL, 'C', '4', 'C4', '01a210ae-590e-7792-9620-97e087315330', '{}', 4, 3),
	('01a210ae-5919-7764-ac15-512d2537328b', '01a210ae-590e-7792-9620-8efdf6fafc43', 14, NULL, 'C', '3', 'C3', '01a210ae-590e-7792-9620-97e087315330', '{}', 5, 3),
	('01a210ae-5919-7764-ac15-553873166746', '01a210ae-590e-7792-9620-8efdf6fafc43', 15, NULL, 'C', '2', 'C2', '01a210ae-590e-7792-9620-97e087315330', '{}', 6, 3),
	('01a210ae-591a-772a-946d-845a165db767', '01a210ae-590e-7792-9620-8efdf6fafc43', 16, NULL, 'C', '1', 'C1', '01a210ae-590e-7792-9620-97e087315330', '{}', 7, 3),
	('01a210ae-5923-74d2-b475-4aef7e2ff4ff', '01a210ae-5922-70be-a8b6-4550df4bf3bb', 0, 'Stalls', 'A', '1', 'A1', '01a210ae-5922-70be-a8b6-4a6a0b35dca3', '{WHEELCHAIR,AISLE}', 0, 0),
	('01a210ae-5924-7187-8117-26e8d7f2d4b9', '01a210ae-5922-70be-a8b6-4550df4bf3bb', 1, 'Stalls', 'A', '2', 'A2', '01a210ae-5922-70be-a8b6-4a6a0b35dca3', '{}', 1, 0),
	('01a210ae-5924-7187-8117-2ba082d52ed1', '01a210ae-5922-70be-a8b6-4550df4bf3bb', 2, 'Stalls', 'A', '3', 'A3', '01a210ae-5922-70be-a8b6-4a6a0b35dca3', '{}', 2, 0),
	('01a210ae-5925-7267-9e4e-de45f8e0d6b1', '01a210ae-5922-70be-a8b6-4550df4bf3bb', 3, 'Stalls', 'A', '4', 'A4', '01a210ae-5922-70be-a8b6-4a6a0b35dca3', '{}', 3, 0),
	('01a210ae-5925-7267-9e4e-e21d758e4d43', '01a210ae-5922-70be-a8b6-4550df4bf3bb', 4, 'Stalls', 'A', '5', 'A5', '01a210ae-5922-70be-a8b6-4a6a0b35dca3', '{}', 4, 0),
	('01a210ae-5926-7560-b464-6ae98849a5cc', '01a210ae-5922-70be-a8b6-4550df4bf3bb', 5, NULL, 'B', '1', 'B1', '01a210ae-5922-70be-a8b6-4c85bef792a3', '{}', 0.5, 1.2),
	('01a210ae-5926-7560-b464-6da2ee34928b', '01a210ae-5922-70be-a8b6-4550df4bf3bb', 6, NULL, 'B', '2', 'B2', '01a210ae-5922-70be-a8b6-4c85bef792a3', '{}', 1.5, 1.2),
	('01a210ae-5927-7511-9c74-5ee8a3db68fb', '01a210ae-5922-70be-a8b6-4550df4bf3bb', 7, NULL, 'B', '3', 'B3', '01a210ae-5922-70be-a8b6-4c85bef792a3', '{}', 2.5, 1.2),
	('01a210ae-5927-7511-9c74-617732ddf347', '01a210ae-5922-70be-a8b6-4550df4bf3bb', 8, NULL, 'B', '4', 'B4', '01a210ae-5922-70be-a8b6-4c85bef792a3', '{}', 3.5, 1.2),
	('01a210ae-5928-76a2-ab4c-69ad923fda82', '01a210ae-5922-70be-a8b6-4550df4bf3bb', 9, NULL, 'B', '5', 'B5', '01a210ae-5922-70be-a8b6-4c85bef792a3', '{}', 4.5, 1.2),
	('01a210ae-592f-7713-8f11-0fcf478aebb0', '01a210ae-592d-7530-88ef-2b2e7e18ef99', 0, 'Stalls', 'A', '1', 'A1', '01a210ae-592d-7530-88ef-33eaba281afe', '{WHEELCHAIR,AISLE}', -1.5, 0),
	('01a210ae-592f-7713-8f11-11793a793b17', '01a210ae-592d-7530-88ef-2b2e7e18ef99', 1, 'Stalls', 'A', '2', 'A2', '01a210ae-592d-7530-88ef-33eaba281afe', '{}', -0.5, 0),
	('01a210ae-5930-757d-a6c3-0818c6e00348', '01a210ae-592d-7530-88ef-2b2e7e18ef99', 2, 'Stalls', 'A', '3', 'A3', '01a210ae-592d-7530-88ef-33eaba281afe', '{}', 0.5, 0),
	('01a210ae-5931-7264-875d-caf771677dfe', '01a210ae-592d-7530-88ef-2b2e7e18ef99', 3, 'Stalls', 'A', '4', 'A4', '01a210ae-592d-7530-88ef-33eaba281afe', '{}', 1.5, 0),
	('b1cdac75-955e-47f9-8377-4236c49c04ef', '0d4d0ced-449a-4ea6-8537-3777e9f341d2', 0, NULL, 'A', '1', 'A1', '01a210ae-592d-7530-88ef-33eaba281afe', '{WHEELCHAIR,AISLE}', -1.5, 4),
	('52f2e208-17c4-4e1c-a032-a96bbe939082', '0d4d0ced-449a-4ea6-8537-3777e9f341d2', 1, NULL, 'A', '2', 'A2', '01a210ae-592d-7530-88ef-33eaba281afe', '{}', -0.5, 4),
	('95baaf6b-446e-465a-b767-3e3335374972', '0d4d0ced-449a-4ea6-8537-3777e9f341d2', 2, NULL, 'A', '3', 'A3', '01a210ae-592d-7530-88ef-33eaba281afe', '{}', 0.5, 4),
	('d20e0b59-d40b-459d-a923-2698a4a5b56f', '0d4d0ced-449a-4ea6-8537-3777e9f341d2', 3, NULL, 'A', '4', 'A4', '01a210ae-592d-7530-88ef-33eaba281afe', '{}', 1.5, 4);
INSERT INTO public.seat_category (id, cinema_id, name, color) VALUES
	('01a210ae-590e-7792-9620-91c8af54c277', '01a1fe8e-cb6a-73f4-849f-754b5af8b835', 'Standard', '#0072b2'),
	('01a210ae-590e-7792-9620-97e087315330', '01a1fe8e-cb6a-73f4-849f-754b5af8b835', 'VIP', NULL),
	('01a210ae-5922-70be-a8b6-4a6a0b35dca3', '01a1fe8e-cb6c-7663-9d04-f55fe78898b7', 'Standard', '#0072b2'),
	('01a210ae-5922-70be-a8b6-4c85bef792a3', '01a1fe8e-cb6c-7663-9d04-f55fe78898b7', 'VIP', NULL),
	('01a210ae-592d-7530-88ef-2ff1a838405a', '01a210ae-592d-7530-88ef-22ce17605ca9', 'Standard', '#0072b2'),
	('01a210ae-592d-7530-88ef-33eaba281afe', '01a210ae-592d-7530-88ef-22ce17605ca9', 'VIP', NULL);
INSERT INTO public.seat_map (id, auditorium_id, version) VALUES
	('01a210ae-590e-7792-9620-8efdf6fafc43', '01a210ae-590e-7792-9620-89ae0dcb627b', 1),
	('01a210ae-5922-70be-a8b6-4550df4bf3bb', '01a210ae-5922-70be-a8b6-41d524b9da7a', 1),
	('01a210ae-592d-7530-88ef-2b2e7e18ef99', '01a210ae-592d-7530-88ef-250a1134fd7f', 1),
	('0d4d0ced-449a-4ea6-8537-3777e9f341d2', '01a210ae-592d-7530-88ef-250a1134fd7f', 2);
INSERT INTO public.showing (id, movie_id, auditorium_id, seat_map_id, starts_at, ends_at, free_at, sales_open_at, sales_close_at, cancelled_at) VALUES
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5904-77c5-8201-2f5cb8a469ed', '01a210ae-590e-7792-9620-89ae0dcb627b', '01a210ae-590e-7792-9620-8efdf6fafc43', '2026-11-13 21:00:00+00', '2026-11-13 23:00:00+00', '2026-11-13 23:20:00+00', '2026-11-13 17:00:00+00', '2026-11-13 21:00:00+00', NULL),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5909-73c5-acfe-4cec132211ff', '01a210ae-5922-70be-a8b6-41d524b9da7a', '01a210ae-5922-70be-a8b6-4550df4bf3bb', '2026-11-13 22:00:00+00', '2026-11-14 00:00:00+00', '2026-11-14 00:20:00+00', NULL, '2026-11-13 22:00:00+00', NULL),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-590b-70fd-981b-86f6f34024ff', '01a210ae-592d-7530-88ef-250a1134fd7f', '01a210ae-592d-7530-88ef-2b2e7e18ef99', '2026-11-13 23:00:00+00', '2026-11-14 01:00:00+00', '2026-11-14 01:20:00+00', NULL, '2026-11-13 23:00:00+00', NULL),
	('cac18a91-fd99-4bbc-b244-cbbc98cf9482', '01a210ae-590b-70fd-981b-86f6f34024ff', '01a210ae-592d-7530-88ef-250a1134fd7f', '01a210ae-592d-7530-88ef-2b2e7e18ef99', '2026-11-13 23:00:00+00', '2026-11-14 01:00:00+00', '2026-11-14 01:20:00+00', NULL, '2026-11-13 23:00:00+00', '2026-11-13 18:00:04.401+00');
INSERT INTO public.showing_seat (showing_id, seat_id, status, version, hold_id, held_until, ticket_id) VALUES
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5919-7764-ac15-553873166746', 'HELD', 1, '01a210ae-6791-701a-9622-d1a9cef27bf8', '2099-12-31 00:00:00+00', NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-591a-772a-946d-845a165db767', 'HELD', 1, '01a210ae-6791-701a-9622-d1a9cef27bf8', '2099-12-31 00:00:00+00', NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5912-7725-9657-2ebfd6e36352', 'AVAILABLE', 0, NULL, NULL, NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5913-7559-9bd1-72e2024b14b2', 'AVAILABLE', 0, NULL, NULL, NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5913-7559-9bd1-75642e0b2412', 'AVAILABLE', 0, NULL, NULL, NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5917-72d2-b1c6-b5c5379a2efb', 'AVAILABLE', 0, NULL, NULL, NULL),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5927-7511-9c74-5ee8a3db68fb', 'AVAILABLE', 0, NULL, NULL, NULL),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5928-76a2-ab4c-69ad923fda82', 'AVAILABLE', 0, NULL, NULL, NULL),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-592f-7713-8f11-0fcf478aebb0', 'AVAILABLE', 0, NULL, NULL, NULL),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-5930-757d-a6c3-0818c6e00348', 'AVAILABLE', 0, NULL, NULL, NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5916-73c2-9281-4a486ec303e8', 'SOLD', 2, NULL, NULL, '01a210ae-5aa1-727f-a55b-ae36fffe8c83'),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5917-72d2-b1c6-b17326fb6181', 'SOLD', 2, NULL, NULL, '01a210ae-5aa1-727f-a55b-b2fd750519b1'),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5914-7607-873a-df56278b752e', 'AVAILABLE', 2, NULL, NULL, NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5915-7182-8ba5-192309d7f959', 'AVAILABLE', 2, NULL, NULL, NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5911-70f3-ba23-0052a54c0b71', 'SOLD', 2, NULL, NULL, '01a210ae-5be2-71ab-a9dc-235e35739d8c'),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5911-70f3-ba23-0767d503e56e', 'SOLD', 2, NULL, NULL, '01a210ae-5be3-7790-bd1f-071b85a48901'),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5925-7267-9e4e-de45f8e0d6b1', 'AVAILABLE', 2, NULL, NULL, NULL),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-592f-7713-8f11-11793a793b17', 'SOLD', 2, NULL, NULL, '01a210ae-5c7d-765d-a9fa-3ded085e1fc7'),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5925-7267-9e4e-e21d758e4d43', 'HELD', 1, '01a210ae-63c2-752f-9581-8c36b9bfb0b1', '2026-11-13 18:07:03.364+00', NULL),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5923-74d2-b475-4aef7e2ff4ff', 'SOLD', 2, NULL, NULL, '01a210ae-5cea-77a6-9b86-fa4182a850f7'),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5927-7511-9c74-617732ddf347', 'AVAILABLE', 2, NULL, NULL, NULL),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5924-7187-8117-26e8d7f2d4b9', 'AVAILABLE', 2, NULL, NULL, NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5914-7607-873a-d935cd87cd2c', 'AVAILABLE', 2, NULL, NULL, NULL),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5924-7187-8117-2ba082d52ed1', 'AVAILABLE', 2, NULL, NULL, NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5918-773b-99c5-a4dc2232927c', 'HELD', 1, '01a210ae-67a7-72c0-9beb-7ad6549a6ccb', '2026-11-13 18:07:04.362+00', NULL),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5926-7560-b464-6ae98849a5cc', 'AVAILABLE', 2, NULL, NULL, NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5919-7764-ac15-512d2537328b', 'HELD', 1, '01a210ae-67a7-72c0-9beb-7ad6549a6ccb', '2026-11-13 18:07:04.362+00', NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5915-7182-8ba5-1cbd152a5507', 'AVAILABLE', 3, NULL, NULL, NULL),
	('01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5916-73c2-9281-45fca3bf69a7', 'AVAILABLE', 3, NULL, NULL, NULL),
	('01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5926-7560-b464-6da2ee34928b', 'AVAILABLE', 4, NULL, NULL, NULL),
	('01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-5931-7264-875d-caf771677dfe', 'BLOCKED', 1, NULL, NULL, NULL);
INSERT INTO public.ticket (id, booking_id, showing_id, seat_id, ticket_type_id, price_minor, status, checked_in_at) VALUES
	('01a210ae-5aa1-727f-a55b-ae36fffe8c83', '01a210ae-5a8e-7675-837e-7bf6feff42f1', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5916-73c2-9281-4a486ec303e8', '01a210ae-591c-72d1-821f-dc497a8a5201', 1550, 'VALID', NULL),
	('01a210ae-5aa1-727f-a55b-b2fd750519b1', '01a210ae-5a8e-7675-837e-7bf6feff42f1', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5917-72d2-b1c6-b17326fb6181', '01a210ae-591e-74c2-859c-3503544c9734', 1150, 'VALID', NULL),
	('01a210ae-5be3-7790-bd1f-071b85a48901', '01a210ae-5be1-76b1-9020-f8ec478adc7b', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5911-70f3-ba23-0767d503e56e', '01a210ae-591f-7745-aa05-6a6086e2fc8e', 1050, 'VALID', NULL),
	('01a210ae-5c7d-765d-a9fa-3ded085e1fc7', '01a210ae-5c7c-7513-8733-add6a28dbe16', '01a210ae-592d-7530-88ef-348cdae9c575', '01a210ae-592f-7713-8f11-11793a793b17', '01a210ae-5933-70f1-96c3-7e8b0d9ae194', 0, 'VALID', NULL),
	('01a210ae-5cea-77a6-9b86-fa4182a850f7', '01a210ae-5ce9-7320-81fa-b3102b9469a4', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5923-74d2-b475-4aef7e2ff4ff', '01a210ae-5929-7729-96f0-2e9fd66dea31', 1195, 'VALID', NULL),
	('01a210ae-5e2e-7797-bb21-1cfaf476564f', '01a210ae-5e2c-72cc-9378-2beb4feb28c1', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5927-7511-9c74-617732ddf347', '01a210ae-5929-7729-96f0-2e9fd66dea31', 1495, 'VOID', NULL),
	('01a210ae-6000-70af-90f0-135d35d649c0', '01a210ae-5ffc-7258-8d92-0ea48c51b5e6', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5914-7607-873a-d935cd87cd2c', '01a210ae-591c-72d1-821f-dc497a8a5201', 1250, 'VOID', NULL),
	('01a210ae-61e8-7356-ab6d-3379aafb013f', '01a210ae-61e3-7155-be12-78599a74365d', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5914-7607-873a-df56278b752e', '01a210ae-591c-72d1-821f-dc497a8a5201', 1250, 'VOID', NULL),
	('01a210ae-61e8-7356-ab6d-35d94ee38877', '01a210ae-61e3-7155-be12-78599a74365d', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5915-7182-8ba5-192309d7f959', '01a210ae-591c-72d1-821f-dc497a8a5201', 1250, 'VOID', NULL),
	('01a210ae-62fd-713c-be6e-0ba725b0acee', '01a210ae-62fa-741b-95b8-23e746e906dd', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5925-7267-9e4e-de45f8e0d6b1', '01a210ae-592b-70fb-ac14-fb1920edefe0', 950, 'VOID', NULL),
	('01a210ae-63fa-7773-bc5d-d10268e89b68', '01a210ae-63f8-7088-9c71-7c2276f31623', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5925-7267-9e4e-e21d758e4d43', '01a210ae-5929-7729-96f0-2e9fd66dea31', 1195, 'PENDING', NULL),
	('01a210ae-6479-738a-b05a-6500dc1c5048', '01a210ae-6478-7400-a670-97bff765b41e', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5924-7187-8117-26e8d7f2d4b9', '01a210ae-592a-7331-8d5c-1097620b07c9', 795, 'VOID', NULL),
	('01a210ae-6479-738a-b05a-695eb469e136', '01a210ae-6478-7400-a670-97bff765b41e', '01a210ae-5922-70be-a8b6-50ce5cee21c3', '01a210ae-5924-7187-8117-2ba082d52ed1', '01a210ae-5929-7729-96f0-2e9fd66dea31', 1195, 'VOID', NULL),
	('01a210ae-679b-728a-80ae-ee52a56229d9', '01a210ae-679a-70e3-854e-1fe2a3fa46eb', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-591a-772a-946d-845a165db767', '01a210ae-591c-72d1-821f-dc497a8a5201', 1550, 'PENDING', NULL),
	('01a210ae-679b-728a-80ae-f275388b8a06', '01a210ae-679a-70e3-854e-1fe2a3fa46eb', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5919-7764-ac15-553873166746', '01a210ae-591c-72d1-821f-dc497a8a5201', 1550, 'PENDING', NULL),
	('01a210ae-5be2-71ab-a9dc-235e35739d8c', '01a210ae-5be1-76b1-9020-f8ec478adc7b', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5911-70f3-ba23-0052a54c0b71', '01a210ae-591c-72d1-821f-dc497a8a5201', 1250, 'USED', '2026-11-13 20:50:04.395+00'),
	('01a210ae-6110-77ab-8087-ab1a755e7f0e', '01a210ae-610f-75b0-9a4f-81d03acf5a0d', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5915-7182-8ba5-1cbd152a5507', '01a210ae-591c-72d1-821f-dc497a8a5201', 1250, 'VOID', NULL),
	('01a210ae-6110-77ab-8087-addf5d7a373a', '01a210ae-610f-75b0-9a4f-81d03acf5a0d', '01a210ae-590e-7792-9620-981f062eba65', '01a210ae-5916-73c2-9281-45fca3bf69a7', '01a210ae-591e-74c2-859c-3503544c9734', 850, 'VOID', NULL);
INSERT INTO public.ticket_type (id, cinema_id, name) VALUES
	('01a210ae-591c-72d1-821f-dc497a8a5201', '01a1fe8e-cb6a-73f4-849f-754b5af8b835', 'Adult'),
	('01a210ae-591e-74c2-859c-3503544c9734', '01a1fe8e-cb6a-73f4-849f-754b5af8b835', 'Child'),
	('01a210ae-591f-7745-aa05-6a6086e2fc8e', '01a1fe8e-cb6a-73f4-849f-754b5af8b835', 'Student'),
	('01a210ae-5929-7729-96f0-2e9fd66dea31', '01a1fe8e-cb6c-7663-9d04-f55fe78898b7', 'Adult'),
	('01a210ae-592a-7331-8d5c-1097620b07c9', '01a1fe8e-cb6c-7663-9d04-f55fe78898b7', 'Child'),
	('01a210ae-592b-70fb-ac14-fb1920edefe0', '01a1fe8e-cb6c-7663-9d04-f55fe78898b7', 'Student'),
	('01a210ae-5932-7209-82e9-ad90e75dc97c', '01a210ae-592d-7530-88ef-22ce17605ca9', 'Adult'),
	('01a210ae-5933-70f1-96c3-7e8b0d9ae194', '01a210ae-592d-7530-88ef-22ce17605ca9', 'Child'),
	('01a210ae-5934-76f7-90d8-6eafddcc9eb1', '01a210ae-592d-7530-88ef-22ce17605ca9', 'Student');
ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auditorium
    ADD CONSTRAINT auditorium_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.booking
    ADD CONSTRAINT booking_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cinema
    ADD CONSTRAINT cinema_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fake_gateway_charge
    ADD CONSTRAINT fake_gateway_charge_pkey PRIMARY KEY (payment_id);
ALTER TABLE ONLY public.fake_gateway_refund
    ADD CONSTRAINT fake_gateway_refund_pkey PRIMARY KEY (refund_id);
ALTER TABLE ONLY public.hold
    ADD CONSTRAINT hold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.movie
    ADD CONSTRAINT movie_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.price
    ADD CONSTRAINT price_pkey PRIMARY KEY (showing_id, seat_category_id, ticket_type_id);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.seat_category
    ADD CONSTRAINT seat_category_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.seat_map
    ADD CONSTRAINT seat_map_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.seat
    ADD CONSTRAINT seat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.showing
    ADD CONSTRAINT showing_no_overlap EXCLUDE USING gist (auditorium_id WITH =, tstzrange(starts_at, free_at, '[)'::text) WITH &&) WHERE ((cancelled_at IS NULL));
ALTER TABLE ONLY public.showing
    ADD CONSTRAINT showing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.showing_seat
    ADD CONSTRAINT showing_seat_pkey PRIMARY KEY (showing_id, seat_id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ticket_type
    ADD CONSTRAINT ticket_type_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX account_email_key ON public.account USING btree (email);
CREATE UNIQUE INDEX auditorium_cinema_id_name_key ON public.auditorium USING btree (cinema_id, name);
CREATE INDEX booking_account_id_placed_at_id_idx ON public.booking USING btree (account_id, placed_at, id);
CREATE UNIQUE INDEX booking_hold_id_key ON public.booking USING btree (hold_id);
CREATE UNIQUE INDEX booking_reference_key ON public.booking USING btree (reference);
CREATE INDEX booking_unpaid ON public.booking USING btree (hold_id) WHERE (status = ANY (ARRAY['PENDING_PAYMENT'::public.booking_status, 'PAYMENT_FAILED'::public.booking_status]));
CREATE INDEX cinema_name_id_idx ON public.cinema USING btree (name, id);
CREATE UNIQUE INDEX hold_account_id_idempotency_key_key ON public.hold USING btree (account_id, idempotency_key);
CREATE UNIQUE INDEX hold_account_id_showing_id_ordinal_key ON public.hold USING btree (account_id, showing_id, ordinal);
CREATE INDEX hold_active ON public.hold USING btree (expires_at) WHERE (status = 'ACTIVE'::public.hold_status);
CREATE INDEX movie_title_id_idx ON public.movie USING btree (title, id);
CREATE UNIQUE INDEX payment_account_id_idempotency_key_key ON public.payment USING btree (account_id, idempotency_key);
CREATE INDEX payment_booking_id_created_at_idx ON public.payment USING btree (booking_id, created_at);
CREATE UNIQUE INDEX payment_one_open_per_booking ON public.payment USING btree (booking_id) WHERE (status <> 'DECLINED'::public.payment_status);
CREATE INDEX payment_unsettled ON public.payment USING btree (created_at) WHERE (status = ANY (ARRAY['PENDING'::public.payment_status, 'REFUND_PENDING'::public.payment_status]));
CREATE INDEX refund_payment_id_idx ON public.refund USING btree (payment_id);
CREATE INDEX refund_pending ON public.refund USING btree (created_at) WHERE (status = 'PENDING'::public.refund_status);
CREATE UNIQUE INDEX seat_category_cinema_id_name_key ON public.seat_category USING btree (cinema_id, name);
CREATE UNIQUE INDEX seat_map_auditorium_id_version_key ON public.seat_map USING btree (auditorium_id, version);
CREATE UNIQUE INDEX seat_seat_map_id_position_key ON public.seat USING btree (seat_map_id, "position");
CREATE INDEX showing_movie_id_starts_at_idx ON public.showing USING btree (movie_id, starts_at);
CREATE UNIQUE INDEX showing_seat_ticket ON public.showing_seat USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);
CREATE INDEX showing_starts_at_id_idx ON public.showing USING btree (starts_at, id);
CREATE UNIQUE INDEX ticket_booking_id_seat_id_key ON public.ticket USING btree (booking_id, seat_id);
CREATE UNIQUE INDEX ticket_one_live_per_seat ON public.ticket USING btree (showing_id, seat_id) WHERE (status = ANY (ARRAY['VALID'::public.ticket_status, 'USED'::public.ticket_status]));
CREATE UNIQUE INDEX ticket_type_cinema_id_name_key ON public.ticket_type USING btree (cinema_id, name);
ALTER TABLE ONLY public.auditorium
    ADD CONSTRAINT auditorium_cinema_id_fkey FOREIGN KEY (cinema_id) REFERENCES public.cinema(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.booking
    ADD CONSTRAINT booking_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.booking
    ADD CONSTRAINT booking_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES public.hold(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.booking
    ADD CONSTRAINT booking_showing_id_fkey FOREIGN KEY (showing_id) REFERENCES public.showing(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.fake_gateway_refund
    ADD CONSTRAINT fake_gateway_refund_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES public.fake_gateway_charge(payment_id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.hold
    ADD CONSTRAINT hold_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.hold
    ADD CONSTRAINT hold_showing_id_fkey FOREIGN KEY (showing_id) REFERENCES public.showing(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES public.booking(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.price
    ADD CONSTRAINT price_seat_category_id_fkey FOREIGN KEY (seat_category_id) REFERENCES public.seat_category(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.price
    ADD CONSTRAINT price_showing_id_fkey FOREIGN KEY (showing_id) REFERENCES public.showing(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE ONLY public.price
    ADD CONSTRAINT price_ticket_type_id_fkey FOREIGN KEY (ticket_type_id) REFERENCES public.ticket_type(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES public.payment(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.seat_category
    ADD CONSTRAINT seat_category_cinema_id_fkey FOREIGN KEY (cinema_id) REFERENCES public.cinema(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.seat_map
    ADD CONSTRAINT seat_map_auditorium_id_fkey FOREIGN KEY (auditorium_id) REFERENCES public.auditorium(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.seat
    ADD CONSTRAINT seat_seat_category_id_fkey FOREIGN KEY (seat_category_id) REFERENCES public.seat_category(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.seat
    ADD CONSTRAINT seat_seat_map_id_fkey FOREIGN KEY (seat_map_id) REFERENCES public.seat_map(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.showing
    ADD CONSTRAINT showing_auditorium_id_fkey FOREIGN KEY (auditorium_id) REFERENCES public.auditorium(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.showing
    ADD CONSTRAINT showing_movie_id_fkey FOREIGN KEY (movie_id) REFERENCES public.movie(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.showing_seat
    ADD CONSTRAINT showing_seat_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES public.hold(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.showing
    ADD CONSTRAINT showing_seat_map_id_fkey FOREIGN KEY (seat_map_id) REFERENCES public.seat_map(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.showing_seat
    ADD CONSTRAINT showing_seat_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES public.seat(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.showing_seat
    ADD CONSTRAINT showing_seat_showing_id_fkey FOREIGN KEY (showing_id) REFERENCES public.showing(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE ONLY public.showing_seat
    ADD CONSTRAINT showing_seat_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES public.booking(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES public.seat(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_ticket_type_id_fkey FOREIGN KEY (ticket_type_id) REFERENCES public.ticket_type(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE ONLY public.ticket_type
    ADD CONSTRAINT ticket_type_cinema_id_fkey FOREIGN KEY (cinema_id) REFERENCES public.cinema(id) ON UPDATE CASCADE ON DELETE RESTRICT;
