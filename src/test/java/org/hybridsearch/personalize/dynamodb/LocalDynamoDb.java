package org.hybridsearch.personalize.dynamodb;

import com.almworks.sqlite4java.SQLite;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** DynamoDB's local version in this process, in memory, on loopback. Nothing is sent elsewhere: its own start-up is left out. */
public final class LocalDynamoDb implements AutoCloseable {

  static final String TABLE = "hybridsearch-answers";
  static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret"));

  private final LocalDynamoDBRequestHandler store;
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  final DynamoDbClient client;

  /** With the table for the answers, empty. Any credentials are taken. */
  public LocalDynamoDb() throws Exception {
    System.setProperty("sqlite4java.library.path", natives().toString());
    store = new LocalDynamoDBRequestHandler(0, true, null, true, false);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(new LocalDynamoDBServerHandler(store, null));
    server.start();
    client = DynamoDbClient.builder().endpointOverride(uri()).region(Region.EU_WEST_1).credentialsProvider(CREDENTIALS).build();
    client.createTable(request -> request.tableName(TABLE).billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(AttributeDefinition.builder().attributeName("key").attributeType(ScalarAttributeType.S).build())
        .keySchema(KeySchemaElement.builder().attributeName("key").keyType(KeyType.HASH).build()));
    client.updateTimeToLive(request -> request.tableName(TABLE)
        .timeToLiveSpecification(ttl -> ttl.attributeName("expires").enabled(true)));
  }

  /** They lie in the repository beside the library that loads them. */
  private static Path natives() throws Exception {
    Path jar = Path.of(SQLite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path version = jar.getParent().getFileName();
    return jar.getParent().getParent().getParent().resolve("libsqlite4java-linux-amd64").resolve(version);
  }

  /** Its endpoint. */
  public URI uri() {
    return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
  }

  /** All there is in the table, as text, too. */
  public List<Map<String, AttributeValue>> items() {
    return client.scan(request -> request.tableName(TABLE).consistentRead(true)).items();
  }

  /** Answers nothing from now on. */
  void stop() throws Exception {
    server.stop();
  }

  @Override
  public void close() throws Exception {
    client.close();
    server.stop();
    store.shutdown();
  }
}
