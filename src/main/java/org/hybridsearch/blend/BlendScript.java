package org.hybridsearch.blend;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.Json;

/**
 * The blend as the engine runs it. The text is constant, so that it compiles once; everything that differs between searches is a
 * parameter. {@link BlendFormula} is the same sum in Java: a change here is a change there, and the parity test holds them together.
 *
 * <p>Each signal's term sets {@code NAMERaw}, {@code NAMEMissing} and {@code NAME}, the normalized value.
 */
final class BlendScript {

  /** Begins what the script tells for an explanation; the raw values follow in the order of {@link Signal}. */
  static final String TOLD = "signals";

  /** Before each raw value. */
  static final String SEPARATOR = "|";

  /** Stands for a raw value that an item has not. */
  static final String MISSING = "-";

  /** Stands for the taste for an item that the ranker's filter took out. */
  static final String EXCLUDED = "x";

  /** The liking sent for such an item; all others are 0 to 1. */
  private static final int EXCLUDED_LIKING = -1;

  static final String TEXT = text();

  private BlendScript() {}

  /** The script with the parameters of one window, for the given candidates only. */
  static Json of(Window window, Collection<String> ids) {
    return object(member("lang", "painless"), member("source", TEXT), member("params", params(window, ids)));
  }

  private static Json params(Window window, Collection<String> ids) {
    Window.Bounds bounds = window.bounds();
    return object(
        member("bestLexical", bounds.bestLexical()),
        member("semanticFloor", bounds.semanticFloor()),
        member("bestSemantic", bounds.bestSemantic()),
        member("halfLife", bounds.freshnessHalfLifeDays()),
        member("now", bounds.nowMillis()),
        member("vector", window.candidates().vector().map(v -> Json.floats(v.toArray())).orElse(out -> out.writeNull())),
        member("personal", personal(window, ids)),
        member("least", BlendFormula.least(window)),
        member("exact", object(
            window.candidates().exact().ids().stream().sorted().map(id -> member(id, true)).toList())),
        member("weights", object(Arrays.stream(Signal.values()).map(s -> member(s.label(), window.weights().of(s))).toList())));
  }

  private static Json personal(Window window, Collection<String> ids) {
    return out -> {
      out.writeStartObject();
      for (String id : ids) {
        Window.Liking liking = window.likings().get(id);
        if (window.excluded().contains(id)) {
          out.writeNumberField(id, EXCLUDED_LIKING);
        } else if (liking != null && Double.isFinite(liking.normalized())) { // JSON has no NaN: such an item is neutral
          // As float: half the digits to write, send and parse, and more than a score of 32 bits can tell.
          out.writeNumberField(id, (float) Math.clamp(liking.normalized(), 0, 1));
        }
      }
      out.writeEndObject();
    };
  }

  private static String text() {
    String terms = Arrays.stream(Signal.values()).map(BlendScript::term).collect(Collectors.joining());
    String sum = Arrays.stream(Signal.values())
        .map(s -> "(double)params.weights." + s.label() + " * " + s.label())
        .collect(Collectors.joining(" + "));
    String most = Arrays.stream(Signal.values())
        .map(s -> "(double)params.weights." + s.label()).collect(Collectors.joining(" + "));
    String raws = Arrays.stream(Signal.values())
        .map(s -> "(" + (s == Signal.PERSONAL ? "personalExcluded ? '" + EXCLUDED + "' : " : "")
            + s.label() + "Missing ? '" + MISSING + "' : '' + " + s.label() + "Raw)")
        .collect(Collectors.joining(" + '" + SEPARATOR + "' + "));
    return terms + "if (explanation != null) { explanation.set('" + TOLD + SEPARATOR + "' + " + raws + "); }\n"
        + "double sum = " + sum + ";\nif (!personalExcluded) { return Math.max(sum, (double)params.least); }\n"
        + "double most = " + most + ";\nreturn most > 0.0 ? " + BlendFormula.LEAST_STEP + " * sum / most : 0.0;";
  }

  private static String term(Signal signal) {
    String body = String.join("\n", switch (signal) {
      case LEXICAL -> List.of(
          "boolean lexicalMissing = false; double lexicalRaw = _score; double bestLexical = params.bestLexical;",
          "double lexical = bestLexical > 0.0 ? Math.max(0.0, Math.min(1.0, lexicalRaw / bestLexical)) : 0.0;");
      case SEMANTIC -> List.of(
          "boolean semanticMissing = params.vector == null || doc['embedding'].size() == 0; double semanticRaw = 0.0;",
          "if (!semanticMissing) { semanticRaw = innerProduct(params.vector, doc['embedding']); }",
          "double floor = params.semanticFloor; double bestSemantic = params.bestSemantic;",
          "double semantic = semanticMissing || !(bestSemantic > floor) ? 0.0",
          "    : Math.max(0.0, Math.min(1.0, (semanticRaw - floor) / (bestSemantic - floor)));");
      case PERSONAL -> List.of(
          "def liking = params.personal.get(doc['id'].value); boolean personalMissing = liking == null;",
          "double personalRaw = personalMissing ? 0.0 : (double)liking; boolean personalExcluded = personalRaw < 0.0;",
          "double personal = personalMissing ? " + signal.neutral() + " : Math.max(0.0, Math.min(1.0, personalRaw));");
      case POPULARITY -> List.of(
          "boolean given = doc['popularity'].size() != 0; boolean learned = doc['learnedPopularity'].size() != 0;",
          "boolean popularityMissing = !given && !learned;",
          "double popularityRaw = given ? doc['popularity'].value : learned ? doc['learnedPopularity'].value : 0.0;",
          "double popularity = popularityMissing ? " + signal.neutral() + " : Math.max(0.0, Math.min(1.0, popularityRaw));");
      case FRESHNESS -> List.of(
          "boolean freshnessMissing = doc['createdAt'].size() == 0; double freshnessRaw = 0.0; long now = params.now;",
          "if (!freshnessMissing) { freshnessRaw = (now - doc['createdAt'].value.toInstant().toEpochMilli()) / 86400000.0; }",
          "double halfLife = params.halfLife;",
          "double freshness = freshnessMissing ? " + signal.neutral()
              + " : Math.pow(2.0, -Math.max(0.0, freshnessRaw) / halfLife);");
      case AVAILABILITY -> List.of(
          "boolean availabilityMissing = doc['available'].size() == 0;",
          "double availabilityRaw = availabilityMissing ? 0.0 : doc['available'].value ? 1.0 : 0.0;",
          "double availability = availabilityMissing ? " + signal.neutral() + " : availabilityRaw;");
      case EXACT -> List.of(
          "boolean exactMissing = false;",
          "double exactRaw = params.exact.size() != 0 && params.exact.get(doc['id'].value) != null ? 1.0 : 0.0;",
          "double exact = exactRaw;");
    });
    return body + "\n";
  }
}
