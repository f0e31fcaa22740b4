// The orders to choose from: as the address has them, and as they read.
export const SORTS = [['', 'Relevance'], ['PRICE-ASC', 'Price, lowest first'], ['PRICE-DESC', 'Price, highest first'], ['NEWEST', 'Newest'],
  ['RATING', 'Best rated'], ['POPULARITY', 'Most popular'], ['TITLE', 'Title']];
