package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A Chromium of this machine, without a window. Every page is somebody new, with storage of their own. For one thread. */
final class Browser implements AutoCloseable {

  private static final String[] NAMES = {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"};

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final Collection<String> complaints = new ConcurrentLinkedQueue<>();

  private Browser(Path executable) {
    playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium = playwright.chromium().launch(new LaunchOptions().setExecutablePath(executable));
  }

  /** Skips the tests, and says why, where there is none. */
  static Browser open() {
    Optional<Path> executable = installed();
    if (executable.isEmpty()) {
      System.err.println("No Chromium is installed: the page is not tried in a browser.");
    }
    assumeTrue(executable.isPresent(), "No Chromium is installed: the page is not tried in a browser.");
    return new Browser(executable.orElseThrow());
  }

  Page page(int width, int height) {
    BrowserContext visitor = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
        .setViewportSize(width, height).setLocale("en-US"));
    Page page = visitor.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> note(message));
    return page;
  }

  /** Fails when a script threw, or the browser refused something: a rule of the content security policy, a file not found. */
  void assertNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      complaints.add(message.text());
    }
  }

  private static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(NAMES).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
