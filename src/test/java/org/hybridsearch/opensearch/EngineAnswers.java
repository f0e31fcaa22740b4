package org.hybridsearch.opensearch;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Parsers of answers as {@link SearchEngine} hands them to its readers. */
public final class EngineAnswers {

  private EngineAnswers() {}

  public static JsonParser parser(byte[] json) throws IOException {
    return Json.JsonFactoryHolder.FACTORY.createParser(new ByteArrayInputStream(json));
  }
}
