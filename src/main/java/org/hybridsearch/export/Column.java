package org.hybridsearch.export;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/**
 * A column, as schema and file have it.
 *
 * @param name upper-case letters, digits and underscores
 * @param nullable whether a row may leave it empty
 */
record Column(String name, Type type, boolean nullable, Use use) {

  /** Types of Avro that Personalize takes. */
  enum Type {
    STRING,
    LONG,
    FLOAT
  }

  /** What a text is to Personalize. */
  enum Use {
    /** Nothing in particular. */
    PLAIN,
    /** One of a number of values. */
    CATEGORICAL,
    /** Prose. */
    TEXTUAL
  }

  static Column required(String name, Type type) {
    return new Column(name, type, false, Use.PLAIN);
  }

  static Column optional(String name, Type type) {
    return new Column(name, type, true, Use.PLAIN);
  }

  static Column categorical(String name, boolean nullable) {
    return new Column(name, Type.STRING, nullable, Use.CATEGORICAL);
  }

  static Column textual(String name) {
    return new Column(name, Type.STRING, true, Use.TEXTUAL);
  }

  /** A field of an Avro schema: a union with null where it may be empty, no default, as Personalize writes them. */
  Json field() {
    Json own = Json.string(switch (type) {
      case STRING -> "string";
      case LONG -> "long";
      case FLOAT -> "float";
    });
    List<Member> members = new ArrayList<>(List.of(member("name", name),
        member("type", nullable ? Json.array(own, Json.string("null")) : own)));
    switch (use) {
      case PLAIN -> { }
      case CATEGORICAL -> members.add(member("categorical", true));
      case TEXTUAL -> members.add(member("textual", true));
    }
    return object(members);
  }
}
