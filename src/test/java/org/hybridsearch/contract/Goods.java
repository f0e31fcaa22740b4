package org.hybridsearch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient;

/** A catalogue with a lamp that has everything, a variant of it, one that has nothing, and juices to count and to sort. */
final class Goods {

  /** How many juices there are: their numbers below it, times another prime, give an order of their own to each field. */
  static final int JUICES = 40;

  static final String LAMP = """
      {"id":"lamp","sku":"SKU-7","gtin":"4006381333931","title":"Orange desk lamp","description":"Glows <warm> & orange.",\
      "brand":"Glow","categories":["Home","Light","Lamps"],"price":19.5,"listPrice":25.0,"currency":"EUR",\
      "imageUrl":"https://shop.example/lamp.png","url":"https://shop.example/lamp","available":true,"rating":4.5,\
      "ratingCount":12,"popularity":0.75,"createdAt":"2026-01-02T03:04:05Z","groupId":"lamps","attributes":[\
      {"name":"color","label":"color","kind":"KEYWORD","values":["red","blue"],"unit":null},\
      {"name":"dimmable","label":"dimmable","kind":"BOOLEAN","values":["true"],"unit":null},\
      {"name":"watts","label":"watts","kind":"NUMBER","values":["40.5"],"unit":null}]}""";

  static final String BARE = """
      {"id":"bare","sku":null,"gtin":null,"title":"Plain chair","description":null,"brand":null,"categories":[],"price":null,\
      "listPrice":null,"currency":null,"imageUrl":null,"url":null,"available":true,"rating":null,"ratingCount":null,\
      "popularity":null,"createdAt":null,"groupId":null,"attributes":[]}""";

  private static final List<String> FRUITS = List.of("orange", "apple", "cherry", "pear");

  private Goods() {}

  /** The number of the n-th juice by a field: each field has a prime of its own. */
  private static int by(int prime, int juice) {
    return juice * prime % JUICES;
  }

  private static String juice(int i) {
    return """
        {"id":"j%d","version":1,"title":"%s juice number %02d","brand":"Press %d","categories":["Drinks","Juice"],"price":%d,\
        "rating":%s,"popularity":%s,"createdAt":"%sT00:00:00Z","attributes":{"liters":%d}}""".formatted(i, FRUITS.get(i % 4), i,
        i % 2, by(7, i), 1 + by(11, i) / 10.0, by(13, i) / (double) JUICES, LocalDate.of(2025, 1, 1).plusDays(by(17, i)), i % 5);
  }

  /** The ids of the juices, lowest first in a field of the schema's sorts. */
  static List<String> juices(String field) {
    ToIntFunction<Integer> order = Map.<String, ToIntFunction<Integer>>of(
        "PRICE", i -> by(7, i), "RATING", i -> by(11, i), "POPULARITY", i -> by(13, i), "NEWEST", i -> by(17, i),
        "TITLE", i -> List.of(1, 2, 0, 3).indexOf(i % 4) * JUICES + i).get(field);
    return IntStream.range(0, JUICES).boxed().sorted(Comparator.comparingInt(order)).map(i -> "j" + i).toList();
  }

  /** Brings all into the catalogue. */
  static void upload() {
    List<String> lines = new ArrayList<>(IntStream.range(0, JUICES).mapToObj(Goods::juice).toList());
    lines.add(LAMP.replaceAll("\"attributes\":.*", "\"version\":1,\"attributes\":"
        + "{\"color\":[\"red\",\"blue\"],\"dimmable\":true,\"watts\":40.5}}"));
    lines.add("{\"id\":\"lamp-2\",\"version\":1,\"title\":\"Orange desk lamp, small\",\"brand\":\"Glow\",\"price\":12,\"groupId\":\"lamps\"}");
    lines.add("{\"id\":\"bare\",\"version\":1,\"title\":\"Plain chair\"}");
    GraphQLClient.Answer answer = GraphQLClient.send(GraphQLClient.request("/catalog/items")
        .header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(String.join("\n", lines))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("refused").asInt()).as(answer.body()).isZero();
  }
}
