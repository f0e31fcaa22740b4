package org.hybridsearch.readme;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a shell that asks the service, as README.md has it.
 *
 * @param variable the shell variable that keeps a field of its answer; empty where none does
 * @param field the field that is kept
 * @param template the body, with shell variables in it
 */
record Command(String variable, String field, String template) {

  /** What begins every line that asks GraphQL without a token. */
  static final String CURL = "curl -s localhost:8080/graphql -H 'content-type: application/json' -d '";
  private static final String NOW = "'$(date -u +%FT%TZ)'";
  private static final Pattern ASK = Pattern.compile("^" + Pattern.quote(CURL) + "(.*)'$");
  private static final Pattern KEEP = Pattern.compile("^(\\w+)=\\$\\(" + Pattern.quote(CURL)
      + "(.*)' \\| sed 's/\\.\\*\"(\\w+)\":\"\\\\\\(\\[\\^\"]\\*\\\\\\)\"\\.\\*/\\\\1/'\\)$");

  /** Empty for lines that do something else. */
  static Optional<Command> of(String line) {
    Matcher keep = KEEP.matcher(line);
    if (keep.matches()) {
      return Optional.of(new Command(keep.group(1), keep.group(3), keep.group(2)));
    }
    Matcher ask = ASK.matcher(line);
    return ask.matches() ? Optional.of(new Command("", "", ask.group(1))) : Optional.empty();
  }

  boolean keeps() {
    return !variable.isEmpty();
  }

  boolean changes() {
    return template.startsWith("{\"query\":\"mutation");
  }

  /** The body as a shell would send it. */
  String body(Map<String, String> variables, Instant now) {
    String body = template.replace(NOW, now.truncatedTo(ChronoUnit.SECONDS).toString());
    for (Map.Entry<String, String> known : variables.entrySet()) {
      body = body.replace("'$" + known.getKey() + "'", known.getValue());
    }
    return body;
  }
}
