// What the page asks of the service.

const ITEM = 'id title description brand categories price listPrice currency imageUrl available rating ratingCount';

const explanation = 'explanation { score signals { signal raw normalized weight contribution missing } ranks { stage rank } }';

/** @param explain whether each item says why it stands where it stands: takes the role viewer */
export const search = explain => `
  query($input: SearchInput!, $first: Int, $after: String) {
    search(input: $input, first: $first, after: $after) {
      searchId totalCount reachableCount rankedCount correctedQuery fallback
      facets { field minimum maximum values { value count } }
      personalization { applied reason confidence source }
      stages { stage status reason millis }
      pageInfo { hasNextPage endCursor }
      edges { position score highlights { field fragments } node { ${ITEM} } ${explain ? explanation : ''} }
    }
  }`;

export const SUGGEST = `
  query($prefix: String!) {
    suggest(prefix: $prefix) { queries { text highlighted } items { ${ITEM} } }
  }`;

export const LOOKED_AT = `
  query($id: ID!) {
    item(id: $id) { ${ITEM} }
  }`;

export const SIMILAR = `
  query($id: ID!, $shopper: ShopperInput) {
    similarItems(itemId: $id, first: 4, shopper: $shopper) { node { ${ITEM} } }
  }`;

export const RECORD = `
  mutation($events: [EventInput!]!) {
    recordEvents(events: $events) { accepted rejected { code message } }
  }`;
