package org.hybridsearch.evaluate.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hybridsearch.evaluate.report.Report.Fact;

/** What the numbers of this JVM were measured on. */
public final class Machine {

  private static final Path LINUX_PROCESSOR = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Processor, memory, system and JVM. */
  public static List<Fact> facts() {
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        new Fact("processor", "%s, %d cores".formatted(processor(), runtime.availableProcessors())),
        new Fact("memory", "%.1f GiB, %d MiB of heap".formatted(memory() / (double) (1L << 30), runtime.maxMemory() >> 20)),
        new Fact("system", "%s %s %s".formatted(property("os.name"), property("os.version"), property("os.arch"))),
        new Fact("jvm", property("java.vm.name") + " " + property("java.runtime.version")));
  }

  private static String processor() {
    if (!Files.isReadable(LINUX_PROCESSOR)) {
      return property("os.arch");
    }
    try (Stream<String> lines = Files.lines(LINUX_PROCESSOR)) {
      return lines.filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst().orElse(property("os.arch"));
    } catch (IOException e) {
      return property("os.arch");
    }
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() : 0;
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
