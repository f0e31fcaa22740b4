package org.hybridsearch.catalog.calibrate;

import org.hybridsearch.model.TextVector;

/**
 * An item drawn at random.
 *
 * @param title its title
 * @param text what was embedded for it
 * @param vector of that text
 */
public record SampleItem(String title, String text, TextVector vector) {}
