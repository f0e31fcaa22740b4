package org.hybridsearch.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.catalog.calibrate.Calibration;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.opensearch.Json;

/**
 * What an index of items knows of itself, kept in its mapping's {@code _meta}.
 *
 * @param mappingVersion of {@link MappingFile}
 * @param model whose vectors it holds
 * @param calibration empty until there is something to calibrate on
 * @param calibratedOn how many items there were then; 0 before
 */
public record IndexMeta(String mappingVersion, EmbeddingModel model, Optional<Calibration> calibration, long calibratedOn) {

  static IndexMeta read(JsonNode meta) {
    JsonNode mean = meta.path("randomPairMean");
    JsonNode threshold = meta.path("matchThreshold");
    Optional<Calibration> calibration = mean.isNumber() && threshold.isNumber()
        ? Optional.of(new Calibration(mean.doubleValue(), threshold.doubleValue())) : Optional.empty();
    return new IndexMeta(
        meta.path("mappingVersion").asText(),
        new EmbeddingModel(meta.path("model").asText(), meta.path("dimension").asInt()),
        calibration,
        meta.path("calibratedOn").asLong());
  }

  Json toJson() {
    List<Json.Member> members = new ArrayList<>();
    members.add(Json.member("mappingVersion", mappingVersion));
    members.add(Json.member("model", model.name()));
    members.add(Json.member("dimension", (long) model.dimension()));
    calibration.ifPresent(measured -> {
      members.add(Json.member("randomPairMean", measured.randomPairMean()));
      members.add(Json.member("matchThreshold", measured.matchThreshold()));
    });
    members.add(Json.member("calibratedOn", calibratedOn));
    return Json.object(Json.member("_meta", Json.object(members)));
  }

  /** The same index after a calibration on so many items. */
  public IndexMeta calibrated(Calibration measured, long items) {
    return new IndexMeta(mappingVersion, model, Optional.of(measured), items);
  }
}
