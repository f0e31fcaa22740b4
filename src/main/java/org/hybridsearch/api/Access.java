package org.hybridsearch.api;

import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import org.hybridsearch.model.SearchException.Forbidden;

/**
 * Who may do what. Development and test trust every caller; in production whatever needs a role is refused, as no token is read
 * yet that could grant one. Safe for use by many threads.
 */
@ApplicationScoped
public class Access {

  /** The roles a token can carry. */
  public enum Role {
    /** Speaks for any user. */
    STOREFRONT,
    /** Sees explanations. */
    VIEWER,
    /** Changes the ranking. */
    TUNER,
    /** Imports items and interactions. */
    CATALOG,
    /** Deletes shoppers, sees the insides. */
    OPERATOR
  }

  private final LaunchMode mode;

  Access(LaunchMode mode) {
    this.mode = mode;
  }

  /**
   * Passes if the caller of this request has the role.
   *
   * @throws Forbidden otherwise
   */
  public void require(Role role) {
    switch (mode) {
      case DEVELOPMENT, TEST -> { }
      case NORMAL, RUN -> throw new Forbidden(switch (role) {
        case STOREFRONT -> "A userId needs the role storefront: send a sessionId alone to search anonymously.";
        case VIEWER -> "An explanation needs the role viewer: leave the field out.";
        case TUNER -> "This needs the role tuner.";
        case CATALOG -> "This needs the role catalog.";
        case OPERATOR -> "This needs the role operator.";
      });
    }
  }
}
