package org.hybridsearch.wiring.boot;

import java.util.Optional;
import org.hybridsearch.behaviour.clicks.ClickEntropies;
import org.hybridsearch.behaviour.delivery.Delivery;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.ItemVectors;
import org.hybridsearch.suggest.Suggester;

/** What of a market has a life beside searches. */
public record MarketParts(
    Catalog catalog, ItemVectors vectors, Behaviour behaviour, Suggester suggester, ClickEntropies clicks,
    SearchLog searchLog, Optional<Delivery> delivery, Datasets datasets) {}
