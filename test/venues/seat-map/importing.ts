import { graphql } from '../../generated/gql.ts';
import type { SeatMapFormat } from '../../generated/graphql.ts';
import type { GraphQLClient } from '../../support/client.ts';

const ImportSeatMap = graphql(`
  mutation ImportSeatMap($input: ImportSeatMapInput!) {
    importSeatMap(input: $input) {
      seatMap {
        id
        version
        capacity
        importedAt
        auditorium {
          id
        }
        categories {
          id
          name
          color
        }
        seats {
          id
          label
          row
          number
          section
          features
          rowIndex
          indexInRow
          x
          y
          category {
            name
            color
          }
          soldWith {
            label
          }
          companionOf {
            label
          }
        }
        areas {
          points {
            x
            y
          }
          text
          color
        }
        text: document(format: TEXT)
        json: document(format: PRETIX_JSON)
      }
      errors {
        __typename
        message
        path
        ... on SeatMapRejected {
          problemCount
          problems {
            message
            line
            section
            row
            seat
            value
          }
        }
      }
    }
  }
`);

/** With everything that a map can have. */
export const DOCUMENT = `# Saal 1
S = Standard, #0072b2
V = VIP, #e69f00
W = Standard [wheelchair]
B = Standard [companion]
C = Love seat [couple], #cc79a7
R = Standard [restricted view]
area Screen, #333 @ 0,-2 5,-2 5,-1.5 0,-1.5

A: SS.SSR
B: VV.VVV | 12A 1-4

C: WB.CC
`;

interface Imported {
  auditoriumId: string;
  document?: string;
  format?: SeatMapFormat;
  dryRun?: boolean;
}

export async function importMap(client: GraphQLClient, imported: Imported) {
  const { auditoriumId, document = DOCUMENT, format = 'TEXT', dryRun = false } = imported;
  const input = { auditoriumId, document, format, dryRun };
  return (await client.request(ImportSeatMap, { input })).importSeatMap;
}
