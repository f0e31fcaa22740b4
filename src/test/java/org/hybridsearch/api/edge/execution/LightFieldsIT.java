package org.hybridsearch.api.edge.execution;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.LightDataFetcher;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.hybridsearch.api.FakeBackendProfile;
import org.junit.jupiter.api.Test;

/** Which fields are read straight off their records. */
@QuarkusTest
@TestProfile(FakeBackendProfile.class)
class LightFieldsIT {

  @Inject
  GraphQLSchema schema;

  private static DataFetcher<?> fetcher(GraphQLSchema schema, String type, String field) {
    GraphQLObjectType owner = schema.getObjectType(type);
    return schema.getCodeRegistry().getDataFetcher(owner, owner.getField(field));
  }

  @Test
  void plain_fields_are() {
    GraphQLSchema light = LightFields.in(schema);
    assertThat(fetcher(schema, "Item", "title")).isNotInstanceOf(LightDataFetcher.class);
    assertThat(fetcher(light, "Item", "title")).isInstanceOf(LightDataFetcher.class);
    assertThat(fetcher(light, "SearchEdge", "node")).isInstanceOf(LightDataFetcher.class);
    assertThat(fetcher(light, "StageReport", "status")).isInstanceOf(LightDataFetcher.class);
  }

  @Test
  void operations_and_what_is_formatted_are_not() {
    GraphQLSchema light = LightFields.in(schema);
    assertThat(fetcher(light, "Query", "search")).isNotInstanceOf(LightDataFetcher.class);
    assertThat(fetcher(light, "Item", "createdAt")).isSameAs(fetcher(schema, "Item", "createdAt"));
  }
}
