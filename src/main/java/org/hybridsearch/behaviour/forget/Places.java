package org.hybridsearch.behaviour.forget;

/**
 * Where behaviour is kept: names of aliases, of several markets with commas between; of who was forgotten there is one.
 *
 * @param events what shoppers did one by one
 * @param searches what searches showed
 * @param interactions what was uploaded
 * @param forgotten who was forgotten
 */
public record Places(String events, String searches, String interactions, String forgotten) {}
