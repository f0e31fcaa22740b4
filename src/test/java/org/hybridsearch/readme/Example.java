package org.hybridsearch.readme;

import java.util.List;

/**
 * Requests and the answer to the last of them.
 *
 * @param heading the heading above them
 * @param commands in their order
 * @param answer as printed; empty where none is
 * @param from the index of the answer's first line in the file
 * @param to the index after its last line
 */
record Example(String heading, List<Command> commands, String answer, int from, int to) {

  Example {
    commands = List.copyOf(commands);
  }

  Command asked() {
    return commands.getLast();
  }
}
