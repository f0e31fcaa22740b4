package org.hybridsearch.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ContextNotActiveException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchException.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private final Logger logger = Logger.getLogger(Failures.class.getName());
  private final List<Level> logged = new CopyOnWriteArrayList<>();
  private final Handler ear = new Handler() {
    @Override
    public void publish(LogRecord entry) {
      logged.add(entry.getLevel());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @BeforeEach
  void listen() {
    logger.addHandler(ear);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(ear);
  }

  @Test
  void a_defect_is_logged() {
    assertThat(Failures.coded(new CompletionException(new IllegalStateException("x"))).code()).isEqualTo(Code.INTERNAL);
    assertThat(logged).singleElement().satisfies(level -> assertThat(level.intValue()).isGreaterThan(Level.WARNING.intValue()));
  }

  @Test
  void what_is_known_is_told_and_not_logged() {
    assertThat(Failures.coded(new CompletionException(new SearchException.NotFound("x"))).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(logged).isEmpty();
  }

  @Test
  void who_hung_up_is_no_defect() {
    Failures.coded(new CompletionException(new ContextNotActiveException("x")));
    assertThat(logged).noneMatch(level -> level.intValue() >= Level.INFO.intValue());
  }
}
