package org.hybridsearch.standin.personalize.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads expressions by recursive descent; AND binds closer than OR. One instance reads one text. */
final class ExpressionReader {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"[^\"]*\"|\\$[A-Za-z0-9_]+|<=|>=|[<>=(),|*]|-?\\d+(?:\\.\\d+)?|[A-Za-z_][A-Za-z0-9_.]*|\\S)");

  private final List<String> tokens;
  private int next;

  ExpressionReader(String text) {
    tokens = TOKEN.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  List<FilterExpression.Rule> rules() {
    List<FilterExpression.Rule> rules = new ArrayList<>();
    do {
      rules.add(rule());
    } while (taken("|"));
    if (next < tokens.size()) {
      throw unexpected();
    }
    return rules;
  }

  private FilterExpression.Rule rule() {
    boolean include = taken("INCLUDE");
    if (!include) {
      expect("EXCLUDE");
    }
    expect("ItemID");
    expect("WHERE");
    return new FilterExpression.Rule(include, any());
  }

  private Condition any() {
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (taken("OR"));
    return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
  }

  private Condition all() {
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(comparison());
    } while (taken("AND"));
    return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
  }

  private Condition comparison() {
    Condition.Field field = field(take());
    boolean negated = taken("NOT");
    if (taken("IN")) {
      return new Condition.In(field, operands(), negated);
    }
    for (String operator : List.of("<=", ">=", "<", ">", "=")) {
      if (!negated && taken(operator)) {
        return new Condition.Compared(field, operator, operand());
      }
    }
    throw unexpected();
  }

  private static Condition.Field field(String name) {
    if (name.equalsIgnoreCase("Interactions.EVENT_TYPE")) {
      return new Condition.Field(true, "EVENT_TYPE");
    }
    if (name.toLowerCase(Locale.ROOT).startsWith("items.") && name.length() > "items.".length()) {
      return new Condition.Field(false, name.substring("items.".length()).toUpperCase(Locale.ROOT));
    }
    throw new IllegalArgumentException("A filter asks for Interactions.EVENT_TYPE or Items.FIELD, not " + name);
  }

  private List<Operand> operands() {
    expect("(");
    List<Operand> operands = new ArrayList<>();
    do {
      operands.add(operand());
    } while (taken(","));
    expect(")");
    return operands;
  }

  private Operand operand() {
    if (taken("(")) {
      Operand inner = operand();
      expect(")");
      return inner;
    }
    String token = take();
    if (token.equals("*")) {
      return new Operand.Anything();
    }
    if (token.startsWith("$")) {
      return new Operand.Parameter(token.substring(1));
    }
    return new Operand.Fixed(token.startsWith("\"") ? token.substring(1, token.length() - 1) : token);
  }

  private boolean taken(String token) {
    boolean there = next < tokens.size() && tokens.get(next).equalsIgnoreCase(token);
    next += there ? 1 : 0;
    return there;
  }

  private String take() {
    if (next == tokens.size()) {
      throw unexpected();
    }
    return tokens.get(next++);
  }

  private void expect(String token) {
    if (!taken(token)) {
      throw unexpected();
    }
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("A filter cannot be understood at "
        + (next < tokens.size() ? "'" + tokens.get(next) + "'" : "its end"));
  }
}
