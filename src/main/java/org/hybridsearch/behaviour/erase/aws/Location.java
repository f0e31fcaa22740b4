package org.hybridsearch.behaviour.erase.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder in S3. */
record Location(String bucket, String folder) {

  private static final Pattern SHAPE = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/([A-Za-z0-9!_.*'()/-]{0,150})");

  /** @throws IllegalArgumentException when it is none */
  static Location of(String text) {
    Matcher parts = SHAPE.matcher(text.endsWith("/") ? text : text + "/");
    if (!parts.matches()) {
      throw new IllegalArgumentException("Set hybridsearch.erasure.location to a folder in S3, such as s3://bucket/erasure/");
    }
    return new Location(parts.group(1), parts.group(2));
  }

  String key(String list) {
    return folder + list + ".csv";
  }

  String uri(String list) {
    return "s3://" + bucket + "/" + key(list);
  }
}
