import { graphql } from '../generated/gql.ts';

graphql(`
  fragment PricingErrors on UserError {
    __typename
    message
    path
    ... on StaleVersion {
      currentVersion
    }
    ... on AlreadyExists {
      existing {
        __typename
        id
      }
    }
    ... on HasShowings {
      count
      next {
        id
      }
    }
  }
`);

graphql(`
  fragment WholeTicketType on TicketType {
    id
    version
    name
    description
    seatFeature
    oneForEach {
      id
    }
    maxPerBooking
    soldOnline
    archivedAt
  }
`);

graphql(`
  fragment WholePriceList on PriceList {
    id
    version
    name
    archivedAt
    cinema {
      id
    }
    prices {
      category {
        name
      }
      ticketType {
        name
      }
      price {
        amountMinor
        currency
      }
    }
    surcharges {
      label
      amount {
        amountMinor
        currency
      }
      weekdays
      from
      until
      formats
      categories {
        name
      }
    }
  }
`);

export const CreateTicketType = graphql(`
  mutation CreateTicketType($input: CreateTicketTypeInput!) {
    createTicketType(input: $input) {
      ticketType {
        ...WholeTicketType
      }
      errors {
        ...PricingErrors
      }
    }
  }
`);

export const UpdateTicketType = graphql(`
  mutation UpdateTicketType($input: UpdateTicketTypeInput!) {
    updateTicketType(input: $input) {
      ticketType {
        ...WholeTicketType
      }
      errors {
        ...PricingErrors
      }
    }
  }
`);

export const ArchiveTicketType = graphql(`
  mutation ArchiveTicketType($input: ArchiveTicketTypeInput!) {
    archiveTicketType(input: $input) {
      ticketType {
        ...WholeTicketType
      }
      errors {
        ...PricingErrors
      }
    }
  }
`);

export const CreatePriceList = graphql(`
  mutation CreatePriceList($input: CreatePriceListInput!) {
    createPriceList(input: $input) {
      priceList {
        ...WholePriceList
      }
      errors {
        ...PricingErrors
      }
    }
  }
`);

export const UpdatePriceList = graphql(`
  mutation UpdatePriceList($input: UpdatePriceListInput!) {
    updatePriceList(input: $input) {
      priceList {
        ...WholePriceList
      }
      errors {
        ...PricingErrors
      }
    }
  }
`);

export const ArchivePriceList = graphql(`
  mutation ArchivePriceList($input: ArchivePriceListInput!) {
    archivePriceList(input: $input) {
      priceList {
        ...WholePriceList
      }
      errors {
        ...PricingErrors
      }
    }
  }
`);

export const QuoteBooking = graphql(`
  query QuoteBooking($input: QuoteBookingInput!) {
    quoteBooking(input: $input) {
      quote {
        total {
          amountMinor
          currency
          decimal
        }
        atCounterOffered
        lines {
          ...WholeLine
        }
      }
      errors {
        __typename
        message
        path
        ... on TicketTypeNotAllowed {
          ticketType {
            id
            name
          }
        }
      }
    }
  }
`);

export const ReadLines = graphql(`
  query ReadLines($id: ID!) {
    booking(id: $id) {
      total {
        amountMinor
      }
      tickets {
        price {
          amountMinor
        }
      }
      lines {
        ...WholeLine
      }
    }
  }
`);

graphql(`
  fragment WholeLine on BookingLine {
    kind
    label
    seat {
      id
      label
    }
    ticketType {
      id
      name
    }
    amount {
      amountMinor
      currency
      decimal
    }
    taxRateBasisPoints
    taxIncluded {
      amountMinor
      decimal
    }
  }
`);

export const ReadCinemaTerms = graphql(`
  query ReadCinemaTerms($id: ID!) {
    cinema(id: $id) {
      seatCategories {
        name
        color
      }
      ticketTypes {
        name
      }
      bookingFee {
        amountMinor
        currency
        decimal
      }
      taxRateBasisPoints
      counterReleaseMinutes
      cancellationPolicy {
        cutoffMinutes
        feePerTicket {
          amountMinor
          currency
        }
        refundsBookingFee
      }
    }
  }
`);

export const ReadPriceLists = graphql(`
  query ReadPriceLists($cinemaId: ID!, $showingId: ID!, $first: Int = 20, $after: String) {
    cinema(id: $cinemaId) {
      priceLists(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...WholePriceList
        }
      }
    }
    showing(id: $showingId) {
      priceList {
        id
      }
      prices {
        category {
          name
        }
        ticketType {
          name
        }
        price {
          amountMinor
          currency
        }
      }
    }
  }
`);
