package org.hybridsearch.api.input;

import org.eclipse.microprofile.graphql.Description;

/** What a shopper agreed to. */
@Description("""
    NONE: nothing of this shopper is used or kept. MEASUREMENT: kept for statistics, never reaches a ranker. Absent: a setting \
    decides (NONE in production).""")
public enum Consent {
  NONE,
  MEASUREMENT,
  PERSONALIZATION
}
