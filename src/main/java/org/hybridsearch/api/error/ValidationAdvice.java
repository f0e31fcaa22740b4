package org.hybridsearch.api.error;

import graphql.validation.ValidationErrorClassification;
import graphql.validation.ValidationErrorType;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What to do about a document or a value that does not fit the schema, in words that repeat nothing of it. */
final class ValidationAdvice {

  /** For a value of the wrong type, in the document or a variable. */
  static final String VALUE = "A value does not fit its type in the schema. An Int is a whole number of 32 bits, a Float a finite"
      + " number, an enum one of the schema's names; required fields must be there, and unknown ones must not.";

  private static final String MISSING = "A required argument is missing: see locations.";

  private ValidationAdvice() {}

  /** The same error; one about a value says which it is, where that is known. */
  static CodedError named(CodedError error, Supplier<Optional<String>> misfit) {
    boolean vague = error.message().equals(VALUE) || error.message().equals(MISSING);
    return vague ? misfit.get().map(place -> named(error, place)).orElse(error) : error;
  }

  private static CodedError named(CodedError error, String place) {
    return new CodedError(error.code(), error.message() + " Look at " + place + ".", error.locations(), error.path(), error.hints());
  }

  /** A sentence for a kind of validation error; null where the framework names none. */
  static String of(@Nullable ValidationErrorClassification kind) {
    return switch (kind instanceof ValidationErrorType type ? type : null) {
      case FieldUndefined -> "The schema has no such field here: see locations.";
      case UnknownArgument -> "The schema has no such argument here: see locations.";
      case UnknownType, UnknownDirective, UndefinedFragment, UndefinedVariable ->
          "The document uses a type, directive, fragment or variable that is not defined: see locations.";
      case SubselectionRequired -> "A field of an object type needs a selection of its fields: see locations.";
      case SubselectionNotAllowed -> "A field of a scalar type takes no selection of fields: see locations.";
      case MissingFieldArgument, MissingDirectiveArgument, NullValueForNonNullArgument -> MISSING;
      case FieldsConflict -> "Two selections with one response name differ: give one of them an alias.";
      case WrongType, VariableTypeMismatch, BadValueForDefaultArg -> VALUE;
      case UnknownOperation -> "operationName must name an operation of the document; it is needed where there are several.";
      case null, default -> "The document does not fit the schema: see locations.";
    };
  }
}
