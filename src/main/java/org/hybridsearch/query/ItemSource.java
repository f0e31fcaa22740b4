package org.hybridsearch.query;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.hybridsearch.model.Item;

/** Reads an item out of its stored form; the parser stands at the start of the object and is left at its end. */
@FunctionalInterface
public interface ItemSource {

  Item read(JsonParser in) throws IOException;
}
