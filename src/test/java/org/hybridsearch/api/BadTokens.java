package org.hybridsearch.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that somebody might hope to get through with. */
final class BadTokens {

  private static final String CLAIMS = "{\"sub\":\"x\",\"groups\":[\"storefront\",\"operator\",\"catalog\"],\"exp\":4102444800}";

  private BadTokens() {}

  /** Forged from a good one, or from nothing. */
  static List<String> around(String good) {
    String[] parts = good.split("\\.");
    return List.of(
        "kanarienvogel", ".", "..", "a.b.c", "null", "{}", "e30.e30.", "e30.e30.e30", parts[0], parts[0] + "." + parts[1],
        parts[0] + "." + parts[1] + ".", good + "x", good.substring(0, good.length() - 20),
        good + "." + parts[2], parts[0] + "." + encoded(CLAIMS) + "." + parts[2],
        unsigned("none"), unsigned("None"), unsigned("NONE"), unsigned("RS256"), unsigned(""),
        byPublicKey(), encoded("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}") + "....", "a".repeat(6_000), "a.".repeat(3_000),
        parts[0] + "." + encoded("{\"a\":".repeat(500) + "1" + "}".repeat(500)) + "." + parts[2]);
  }

  private static String unsigned(String algorithm) {
    return encoded("{\"alg\":\"" + algorithm + "\"}") + "." + encoded(CLAIMS) + ".";
  }

  /** The public key taken for a shared secret. */
  private static String byPublicKey() {
    try {
      String text = encoded("{\"alg\":\"HS256\"}") + "." + encoded(CLAIMS);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(ProductionAccess.MINT.publicKey()), "HmacSHA256"));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
