package org.hybridsearch.api.edge.execution;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.DelegatingDataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.util.List;
import java.util.Map;

/**
 * What an operation's fetcher sees of the query: all but the list of all fields below it. SmallRye would list them twice for each
 * operation, as JSON that nobody reads here; both listings took a tenth of the service's time. What is asked of the selection by
 * name is answered as ever.
 */
final class UnlistedFields extends DelegatingDataFetchingEnvironment {

  private UnlistedFields(DataFetchingEnvironment environment) {
    super(environment);
  }

  /** The same fetcher, with less to see. */
  static <T> DataFetcher<T> from(DataFetcher<T> fetcher) {
    return environment -> fetcher.get(new UnlistedFields(environment));
  }

  @Override
  public DataFetchingFieldSelectionSet getSelectionSet() {
    return new Selection(super.getSelectionSet());
  }

  private record Selection(DataFetchingFieldSelectionSet all) implements DataFetchingFieldSelectionSet {

    @Override
    public List<SelectedField> getFields() {
      return List.of();
    }

    @Override
    public boolean contains(String pattern) {
      return all.contains(pattern);
    }

    @Override
    public boolean containsAnyOf(String pattern, String... patterns) {
      return all.containsAnyOf(pattern, patterns);
    }

    @Override
    public boolean containsAllOf(String pattern, String... patterns) {
      return all.containsAllOf(pattern, patterns);
    }

    @Override
    public List<SelectedField> getImmediateFields() {
      return all.getImmediateFields();
    }

    @Override
    public List<SelectedField> getFields(String pattern, String... patterns) {
      return all.getFields(pattern, patterns);
    }

    @Override
    public Map<String, List<SelectedField>> getFieldsGroupedByResultKey() {
      return all.getFieldsGroupedByResultKey();
    }

    @Override
    public Map<String, List<SelectedField>> getFieldsGroupedByResultKey(String pattern, String... patterns) {
      return all.getFieldsGroupedByResultKey(pattern, patterns);
    }
  }
}
