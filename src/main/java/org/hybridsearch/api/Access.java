package org.hybridsearch.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.hybridsearch.api.caller.AccessConfig;
import org.hybridsearch.api.caller.Caller;
import org.hybridsearch.model.SearchException.Forbidden;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: decides about the caller of the current request, by the roles and the subject of its token. Safe for use by
 * many threads.
 */
@ApplicationScoped
public class Access {

  /** The roles a token can carry, by their names in lower case. */
  public enum Role {
    /** Speaks for any user. */
    STOREFRONT,
    /** Sees explanations. */
    VIEWER,
    /** Changes the ranking; does what a viewer does, too. */
    TUNER,
    /** Imports items and interactions. */
    CATALOG,
    /** Deletes shoppers, sees the insides. */
    OPERATOR
  }

  private final SecurityIdentity identity;
  private final AccessConfig config;

  /** @param identity of the current request, whichever that is */
  Access(SecurityIdentity identity, AccessConfig config) {
    this.identity = identity;
    this.config = config;
  }

  /**
   * Passes if the caller has the role.
   *
   * @throws Forbidden otherwise
   */
  public void require(Role role) {
    if (!has(caller(), role)) {
      throw new Forbidden(switch (role) {
        case STOREFRONT -> "This needs the role storefront.";
        case VIEWER -> "An explanation needs the role viewer: leave the field out.";
        case TUNER -> "This needs the role tuner.";
        case CATALOG -> "This needs the role catalog.";
        case OPERATOR -> "This needs the role operator.";
      });
    }
  }

  /**
   * Passes if the caller may have what is stored, as a whole: who uploads it, or runs the service.
   *
   * @throws Forbidden otherwise
   */
  public void requireExport() {
    Caller caller = caller();
    if (!has(caller, Role.CATALOG) && !has(caller, Role.OPERATOR)) {
      throw new Forbidden("This needs the role catalog or operator.");
    }
  }

  /**
   * Passes if the caller may speak for the user: for nobody, for the subject of its own token, or with the role storefront.
   *
   * @param userId as sent; null for nobody
   * @throws Forbidden otherwise
   */
  public void requireUser(@Nullable String userId) {
    Caller caller = caller();
    if (userId != null && caller.subject().filter(userId::equals).isEmpty() && !has(caller, Role.STOREFRONT)) {
      throw new Forbidden("A userId needs a token with this subject or with the role storefront:"
          + " send a sessionId alone to search anonymously.");
    }
  }

  /** Who calls, for an audit: the subject of the token, else the client it was made for; {@code nobody} without a token. */
  public String name() {
    return caller().client().orElse("nobody");
  }

  private Caller caller() {
    return Caller.of(identity, config);
  }

  private static boolean has(Caller caller, Role role) {
    return caller.has(role.name().toLowerCase(Locale.ROOT)) || role == Role.VIEWER && has(caller, Role.TUNER);
  }
}
