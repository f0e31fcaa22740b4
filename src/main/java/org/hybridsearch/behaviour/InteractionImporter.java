package org.hybridsearch.behaviour;
public final class InteractionImporter {
  public void load(java.io.InputStream in, org.hybridsearch.ndjson.LineReport report, java.util.function.LongConsumer progress) throws java.io.IOException {}
}
