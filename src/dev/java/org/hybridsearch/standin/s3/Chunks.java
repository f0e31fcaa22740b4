package org.hybridsearch.standin.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.hybridsearch.standin.wire.AwsError;
import org.hybridsearch.standin.wire.Call;

/**
 * Takes a body out of its chunks, which clients of S3 send by default: {@code aws-chunked}, with or without a signature each, and
 * headers behind the last one. Signatures and checksums of chunks are not looked at: that of the request has been.
 */
final class Chunks {

  private static final String LENGTH = "x-amz-decoded-content-length";
  private static final int HEXADECIMAL = 16;

  private Chunks() {}

  static byte[] read(Call call, Function<String, AwsError> refusal) {
    if (!call.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-")) {
      return call.body();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    byte[] body = call.body();
    int at = 0;
    while (true) {
      int end = lineEnd(body, at, refusal);
      String head = new String(body, at, end - at, StandardCharsets.US_ASCII).split(";", 2)[0].strip();
      int size = size(head, refusal);
      at = end + 2;
      if (size == 0) {
        break;
      }
      if (size < 0 || at + size > body.length) {
        throw refusal.apply("A chunk is longer than the body");
      }
      whole.write(body, at, size);
      at += size + 2;
    }
    if (!call.header(LENGTH).orElse("").equals("" + whole.size())) {
      throw new AwsError(400, "IncompleteBody", "You did not provide the number of bytes specified by " + LENGTH);
    }
    return whole.toByteArray();
  }

  private static int size(String head, Function<String, AwsError> refusal) {
    try {
      return Integer.parseInt(head, HEXADECIMAL);
    } catch (NumberFormatException e) {
      throw refusal.apply("The length of a chunk is no number");
    }
  }

  private static int lineEnd(byte[] body, int from, Function<String, AwsError> refusal) {
    for (int i = from; i + 1 < body.length; i++) {
      if (body[i] == '\r' && body[i + 1] == '\n') {
        return i;
      }
    }
    throw refusal.apply("The body ends in the middle of a chunk");
  }
}
