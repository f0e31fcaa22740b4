package org.hybridsearch.suggest.phrase;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as it is compared, with the way back to the text itself: compatibility forms and letter cases made one (Unicode NFKD, lower
 * case), accents of Latin, Greek and Cyrillic letters left out, ß as ss, and whatever is no letter, digit or mark taken as one space.
 * Immutable.
 */
public final class Folded {

  private static final char FIRST_ACCENT = '\u0300';
  private static final char LAST_ACCENT = '\u036F';

  private final String original;
  private final String text;
  /** Where each character of the folded text comes from; one more for the end. */
  private final int[] origins;

  private Folded(String original, String text, int[] origins) {
    this.original = original;
    this.text = text;
    this.origins = origins;
  }

  /** Folds a text. */
  public static Folded of(String original) {
    StringBuilder text = new StringBuilder(original.length());
    int[] origins = new int[original.length() + 1];
    int end = 0;
    for (int at = 0; at < original.length(); ) {
      int point = original.codePointAt(at);
      int next = at + Character.charCount(point);
      if (isWordPart(point)) {
        for (char each : folded(point).toCharArray()) {
          origins = put(text, each, origins, at);
        }
        end = next;
      } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ' && Character.getType(point) != Character.FORMAT) {
        origins = put(text, ' ', origins, at);
      }
      at = next;
    }
    if (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    origins = Arrays.copyOf(origins, text.length() + 1);
    origins[text.length()] = end;
    return new Folded(original, text.toString(), origins);
  }

  private static int[] put(StringBuilder text, char each, int[] origins, int origin) {
    int[] room = text.length() + 1 < origins.length ? origins : Arrays.copyOf(origins, 2 * origins.length);
    room[text.length()] = origin;
    text.append(each);
    return room;
  }

  private static boolean isWordPart(int point) {
    return Character.isLetterOrDigit(point) || switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }

  private static String folded(int point) {
    if (point < 128) {
      return String.valueOf((char) Character.toLowerCase(point));
    }
    String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(plain.length());
    plain.codePoints().filter(Folded::isWordPart).filter(each -> each < FIRST_ACCENT || each > LAST_ACCENT)
        .forEach(each -> fold(each, kept));
    return kept.toString();
  }

  /** Letters that Unicode does not take apart, as the engine's asciifolding writes them. */
  private static void fold(int point, StringBuilder kept) {
    switch (point) {
      case 'ς' -> kept.append('σ'); // one letter, written otherwise at the end of a word
      case 'ß' -> kept.append("ss");
      case 'æ' -> kept.append("ae");
      case 'œ' -> kept.append("oe");
      case 'ø' -> kept.append('o');
      case 'ł' -> kept.append('l');
      case 'đ', 'ð' -> kept.append('d');
      case 'þ' -> kept.append("th");
      case 'ı' -> kept.append('i');
      default -> kept.appendCodePoint(point);
    }
  }

  /** The folded text; empty when nothing in the original is compared. */
  public String text() {
    return text;
  }

  /** The text itself. */
  public String original() {
    return original;
  }

  /** The part of the original from one place in the folded text up to another. */
  public String original(int from, int to) {
    return original.substring(origins[from], end(to));
  }

  /** Where the part of the original ends that the folded text has before a place. */
  int end(int place) {
    return origins[place];
  }

  /** Where the original has the character at a place of the folded text. */
  int origin(int place) {
    return origins[place];
  }

  /** Whether a completion may begin at a place: at a word, or at any character of a script that writes without spaces. */
  boolean begins(int place) {
    if (text.charAt(place) == ' ' || Character.isLowSurrogate(text.charAt(place))) {
      return false;
    }
    return place == 0 || text.charAt(place - 1) == ' ' || unspaced(text.codePointAt(place));
  }

  /** Where the word ends that a place lies in. */
  int wordEnd(int place) {
    int space = text.indexOf(' ', place);
    return space < 0 ? text.length() : space;
  }

  private static boolean unspaced(int point) {
    if (point < 0x0E00 || !Character.isLetter(point)) {
      return false;
    }
    return switch (UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
