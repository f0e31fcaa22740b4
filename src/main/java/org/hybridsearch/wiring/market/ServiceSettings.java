package org.hybridsearch.wiring.market;

import org.hybridsearch.catalog.CatalogConfig;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;

/** What holds where a market says nothing. */
public record ServiceSettings(
    CatalogConfig catalog, EmbedConfig embed, PersonalizeConfig personalize, AmazonPersonalizeConfig amazon) {}
