-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "movie_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "rating" INTEGER NOT NULL,
    "text" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_movie_id_created_at_id_idx" ON "review"("movie_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "review_movie_id_rating_id_idx" ON "review"("movie_id", "rating", "id");

-- CreateIndex
CREATE INDEX "review_account_id_idx" ON "review"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_movie_id_account_id_key" ON "review"("movie_id", "account_id");

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_movie_id_fkey" FOREIGN KEY ("movie_id") REFERENCES "movie"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table review add constraint review_rating check (rating between 1 and 5);
