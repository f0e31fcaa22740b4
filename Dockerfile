# The service on a JVM. It needs an OpenSearch with k-NN somewhere else: see src/site/production.md.
#   docker build -t hybrid-search .
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY opensearch-mappings opensearch-mappings
COPY src src
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.cache \
    ./mvnw -B -Dproduction package -DskipTests

FROM eclipse-temurin:25-jre
# What changes seldom comes first: a new version of the service is one small layer.
COPY --from=build /build/target/quarkus-app/lib/ /app/lib/
COPY --from=build /build/target/quarkus-app/quarkus/ /app/quarkus/
COPY --from=build /build/target/quarkus-app/*.jar /app/
COPY --from=build /build/target/quarkus-app/app/ /app/app/
# The files belong to root and the service runs as somebody else; it writes to /tmp only.
USER 10001:10001
# The tokenizer of the local model unpacks its native library there, and reports to its makers from EC2 unless told not to.
ENV DJL_CACHE_DIR=/tmp/djl OPT_OUT_TRACKING=true
# Threads come and go, and what each frees stays in its own arena: two arenas, trimmed now and then, save a fifth of the memory.
ENV MALLOC_ARENA_MAX=2
WORKDIR /tmp
EXPOSE 8080
# Native access is for the local embedding model. What the heap leaves is for that model and the JVM itself.
# No HEALTHCHECK: orchestrators ask /q/health/live and /q/health/ready, and the image has nothing to ask with.
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:MaxRAMPercentage=60", \
    "-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=10000", "-XX:+ExitOnOutOfMemoryError", \
    "-Dquarkus.http.host=0.0.0.0", "-jar", "/app/quarkus-run.jar"]
