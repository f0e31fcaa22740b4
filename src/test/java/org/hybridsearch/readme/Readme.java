package org.hybridsearch.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** README.md, taken apart: requests with the answers below them, and GraphQL documents of its TypeScript. */
final class Readme {

  private static final Path FILE = Path.of("README.md");
  private static final String FENCE = "```";
  private static final Pattern TAGGED = Pattern.compile("/\\* GraphQL \\*/ `([^`]*)`");

  private final List<String> lines;

  private Readme(List<String> lines) {
    this.lines = lines;
  }

  static Readme read() {
    try {
      return new Readme(Files.readAllLines(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Documents that are marked as such in code. */
  List<String> tagged() {
    return TAGGED.matcher(String.join("\n", lines)).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** Every block of a shell that asks GraphQL, with the answer that follows before the next one. */
  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    String heading = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(FENCE)) {
        int end = blockEnd(i);
        if (line.equals("```sh") && asks(i, end)) {
          examples.add(example(heading, i, end));
        }
        i = end;
      } else if (line.startsWith("#")) {
        heading = line.replaceFirst("^#+ ", "");
      }
    }
    return examples;
  }

  private boolean asks(int from, int to) {
    return lines.subList(from, to).stream().anyMatch(line -> line.contains(Command.CURL));
  }

  private Example example(String heading, int from, int to) {
    List<Command> commands = lines.subList(from + 1, to).stream().map(line -> Command.of(line)
        .orElseThrow(() -> new AssertionError("A line that is not understood below \"" + heading + "\": " + line))).toList();
    int answer = to + 1;
    while (answer < lines.size() && !lines.get(answer).startsWith(FENCE) && !lines.get(answer).startsWith("#")) {
      answer++;
    }
    if (answer == lines.size() || !lines.get(answer).equals("```json")) {
      return new Example(heading, commands, "", to, to);
    }
    int end = blockEnd(answer);
    return new Example(heading, commands, String.join("\n", lines.subList(answer + 1, end)), answer + 1, end);
  }

  private int blockEnd(int start) {
    int end = start + 1;
    while (!lines.get(end).equals(FENCE)) {
      end++;
    }
    return end;
  }

  /** Prints other answers; those of examples that have none are left out. */
  void write(List<Example> examples, List<String> answers) {
    List<String> written = new ArrayList<>(lines);
    for (int i = examples.size() - 1; i >= 0; i--) {
      List<String> block = written.subList(examples.get(i).from(), examples.get(i).to());
      if (!block.isEmpty()) {
        block.clear();
        block.add(answers.get(i));
      }
    }
    try {
      Files.write(FILE, written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
