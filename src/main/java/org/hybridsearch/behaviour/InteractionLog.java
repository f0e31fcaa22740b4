package org.hybridsearch.behaviour;
import java.util.function.Consumer; import java.util.List;
public final class InteractionLog {
  public void readAll(Consumer<List<Interaction>> c) {}
  public void poll(Consumer<List<Interaction>> c) {}
}
