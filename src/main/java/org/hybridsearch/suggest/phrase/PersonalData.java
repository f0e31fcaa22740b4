package org.hybridsearch.suggest.phrase;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps out of suggestions what may tell who typed it. Rather too strict: a query that is left out costs a completion, one that is let
 * through shows somebody's data to everybody. It is the second guard; that many different sessions typed a query is the first.
 */
public final class PersonalData {

  private static final int LONGEST = 60;
  private static final int MOST_WORDS = 8;
  /** A phone number, a card, a date of birth, an order: more digits than prices and sizes have. */
  private static final int MOST_DIGITS = 6;
  private static final int LONGEST_NUMBER = 5;

  private static final Pattern ADDRESS = Pattern.compile("[@＠<>]|https?:|www\\.|\\bat\\s+\\S+\\s+dot\\b");
  private static final String STREET_NAME =
      "(?:\\p{L}*(?:str\\.?|straße|strasse|weg|platz|gasse|allee)"
      + "|street|st\\.?|boulevard|blvd\\.?|avenue|ave\\.?|road|rd\\.?|lane)";
  private static final Pattern STREET = Pattern.compile("(?<!\\p{L})(?:" + STREET_NAME + "\\s+\\p{Nd}+"
      + "|(?:rue|calle|via|ulica|ул\\.?)\\s+(?:\\p{L}+\\s+){0,3}\\p{Nd}+"
      + "|\\p{Nd}+\\p{L}?,?\\s+(?:\\p{L}+\\s+)?(?:" + STREET_NAME + "|rue)(?!\\p{L}))");
  /** With a year of two digits, too, which is no long number. */
  private static final Pattern DATE =
      Pattern.compile("(?<!\\p{Nd})\\p{Nd}{1,2}([./-])\\p{Nd}{1,2}\\1(?:\\p{Nd}{2}){1,2}(?!\\p{Nd})");
  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}.'’-]+");
  private static final Pattern SPACES = Pattern.compile("[\\s,;]+");

  private PersonalData() {}

  /**
   * Whether a query, in lower case, may hold any: an address of mail or web, a street with a number, a date, a number of more than
   * {@value #LONGEST_NUMBER} digits or more than {@value #MOST_DIGITS} in all, two or three words beside a number of four digits or
   * more, as a name with a year of birth is, or a text that is longer than queries for things are.
   */
  public static boolean possible(String query) {
    List<String> words = Arrays.stream(SPACES.split(query.strip())).toList();
    if (query.codePointCount(0, query.length()) > LONGEST || words.size() > MOST_WORDS || ADDRESS.matcher(query).find()) {
      return true;
    }
    long digits = query.codePoints().filter(Character::isDigit).count();
    int longest = NUMBER.matcher(query).results().mapToInt(number -> number.group().codePointCount(0, number.group().length()))
        .max().orElse(0);
    return digits > MOST_DIGITS || longest > LONGEST_NUMBER || STREET.matcher(query).find() || DATE.matcher(query).find()
        || longest >= 4 && namesSomebody(words);
  }

  private static boolean namesSomebody(List<String> words) {
    long letters = words.stream().filter(word -> LETTERS.matcher(word).matches()).count();
    return letters == words.size() - 1 && (letters == 2 || letters == 3);
  }
}
