package org.hybridsearch.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.hybridsearch.ndjson.LineFault;

/** Checks of single values: each takes what a sender wrote and gives it in the one form that is stored, or says what is wrong. */
public final class Values {

  private static final int ID_LENGTH = 256;
  private static final double LARGEST = 1e15;
  private static final int LAST_YEAR = 9999;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern FOREIGN_SCHEME = Pattern.compile("(?i)(?!https?:)\\s*[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);

  private Values() {}

  /** 1 to 256 characters, none of them a control character. */
  public static JsonNode id(String field, JsonNode value) {
    return text(field, value, ID_LENGTH, false);
  }

  /** A version of the sender's own: a whole number from 0. */
  public static long version(JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new LineFault("version must be a whole number from 0 to " + Long.MAX_VALUE);
    }
    return value.longValue();
  }

  static JsonNode line(String field, JsonNode value, int longest) {
    return text(field, value, longest, false);
  }

  static JsonNode prose(String field, JsonNode value, int longest) {
    return text(field, value, longest, true);
  }

  private static JsonNode text(String field, JsonNode value, int longest, boolean breaks) {
    if (!value.isTextual()) {
      throw new LineFault(field + " must be a string");
    }
    String text = value.textValue();
    if (text.isBlank() || text.length() > longest) {
      throw new LineFault(field + " must have 1 to " + longest + " characters, not all of them blank");
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && !(breaks && (c == '\n' || c == '\r' || c == '\t')))) {
      throw new LineFault(field + " must have no control characters");
    }
    return value;
  }

  static JsonNode address(String field, JsonNode value, int longest) {
    JsonNode text = line(field, value, longest);
    if (FOREIGN_SCHEME.matcher(text.textValue()).matches()) {
      throw new LineFault(field + " must be an http or https address, or a path");
    }
    return text;
  }

  static JsonNode currency(String field, JsonNode value) {
    if (!value.isTextual() || !CURRENCY.matcher(value.textValue()).matches()) {
      throw new LineFault(field + " must be three capital letters, as ISO 4217 has them");
    }
    return value;
  }

  static JsonNode number(String field, JsonNode value, double from, double to) {
    // Adding 0 turns a negative zero into a plain one.
    double number = value.isNumber() ? value.doubleValue() + 0.0 : Double.NaN;
    if (!(number >= from && number <= to)) {
      throw new LineFault(field + " must be a number from " + from + " to " + to);
    }
    return DoubleNode.valueOf(number);
  }

  static JsonNode amount(String field, JsonNode value) {
    return number(field, value, 0, LARGEST);
  }

  static JsonNode anyNumber(String field, JsonNode value) {
    return number(field, value, -LARGEST, LARGEST);
  }

  /** A number from -1e15 to 1e15. */
  public static double finite(String field, JsonNode value) {
    return anyNumber(field, value).doubleValue();
  }

  static JsonNode count(String field, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw new LineFault(field + " must be a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return IntNode.valueOf(value.intValue());
  }

  static JsonNode flag(String field, JsonNode value) {
    if (!value.isBoolean()) {
      throw new LineFault(field + " must be true or false");
    }
    return BooleanNode.valueOf(value.booleanValue());
  }

  static JsonNode time(String field, JsonNode value) {
    return TextNode.valueOf(instant(field, value).toString());
  }

  /**
   * A moment of the years 0001 to 9999, to the millisecond: ISO 8601 with an offset, a date (its midnight in UTC), or epoch
   * seconds.
   */
  public static Instant instant(String field, JsonNode value) {
    try {
      Instant moment = value.canConvertToLong() && value.isIntegralNumber()
          ? Instant.ofEpochSecond(value.longValue()) : parse(value.isTextual() ? value.textValue() : "");
      int year = moment.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1 && year <= LAST_YEAR) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
      }
    } catch (DateTimeException e) {
      // Said below, in the sender's terms.
    }
    throw new LineFault(field + " must be a time such as 2024-01-31T12:00:00Z, a date, or epoch seconds");
  }

  private static Instant parse(String text) {
    return text.length() <= "2024-01-31".length()
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : OffsetDateTime.parse(text).toInstant();
  }

  static JsonNode path(String field, JsonNode value, int levels, int longest) {
    if (!value.isArray() || value.size() > levels) {
      throw new LineFault(field + " must be a list of at most " + levels + " strings");
    }
    ArrayNode path = JsonNodeFactory.instance.arrayNode(value.size());
    value.forEach(level -> path.add(line("each of " + field, level, longest)));
    return path;
  }
}
