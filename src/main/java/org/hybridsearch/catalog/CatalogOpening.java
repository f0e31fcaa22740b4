package org.hybridsearch.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hybridsearch.catalog.CatalogConfig.ModelChange;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexMeta;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.IndexSettings;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.catalog.replace.BuildInProgress;
import org.hybridsearch.catalog.replace.Remapping;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.opensearch.bulk.Patience;

/** Brings a market's indexes into the state this version of the service needs; any number of replicas may do so at once. */
final class CatalogOpening {

  private final IndexAdmin admin;
  private final IndexNames names;
  private final IndexSettings settings;
  private final MappingFile mapping;
  private final EmbeddingModel model;
  private final ModelChange change;
  private final Remapping remapping;
  private final Patience patience;

  CatalogOpening(IndexAdmin admin, IndexNames names, IndexSettings settings, Wanted wanted, Remapping remapping,
      Patience patience) {
    this.admin = admin;
    this.names = names;
    this.settings = settings;
    this.mapping = wanted.mapping();
    this.model = wanted.model();
    this.change = wanted.change();
    this.remapping = remapping;
    this.patience = patience;
  }

  /** What the index of the items is to be. */
  record Wanted(MappingFile mapping, EmbeddingModel model, ModelChange change) {}

  /**
   * Creates what is missing, and moves the items where the mapping or, if the settings allow it, the model has changed.
   *
   * @param progress is told, a sentence each, of what takes long
   * @throws ModelMismatch when the stored vectors are of another model, and are to stay
   */
  void run(Consumer<String> progress) {
    admin.create(names.control(), MappingFile.control(settings).body());
    admin.extend(names.control(), MappingFile.control(settings).mappings());
    createBehind(names.interactions(), MappingFile.interactions(settings));
    createBehind(names.ubiEvents(), MappingFile.ubiEvents(settings));
    createBehind(names.ubiQueries(), MappingFile.ubiQueries(settings));
    createBehind(names.forgotten(), MappingFile.forgotten(settings));
    createBehind(names.erasures(), MappingFile.erasures(settings));
    createBehind(names.deadLetters(), MappingFile.deadLetters(settings));
    createBehind(names.datasetRecords(), MappingFile.datasetRecords(settings));
    Map.Entry<String, IndexMeta> live = openItems();
    requireModel(live);
    Patience.Attempts attempts = patience.begin();
    while (!fits(live.getValue())) {
      progress.accept((live.getValue().model().equals(model) ? "The mapping of the items has changed: moving them from "
          : "The embedding model has changed: embedding every item again, out of ") + live.getKey());
      remap(attempts);
      live = admin.described(names.items()).orElseThrow();
    }
  }

  /** What an earlier version made is let know of the fields that came since. */
  private void createBehind(String alias, MappingFile mapping) {
    Optional<String> live = admin.behind(alias);
    if (live.isPresent()) {
      admin.extend(live.get(), mapping.mappings());
    } else {
      String index = IndexNames.numbered(alias, 1);
      admin.create(index, mapping.body());
      admin.point(alias, index, false);
    }
  }

  private Map.Entry<String, IndexMeta> openItems() {
    Optional<Map.Entry<String, IndexMeta>> live = admin.described(names.items());
    if (live.isPresent()) {
      return live.get();
    }
    String index = IndexNames.numbered(names.items(), 1);
    admin.create(index, mapping.body());
    admin.describe(index, new IndexMeta(mapping.version(), model, Optional.empty(), 0));
    admin.point(names.items(), index, true);
    return admin.described(names.items()).orElseThrow();
  }

  private boolean fits(IndexMeta live) {
    return live.mappingVersion().equals(mapping.version()) && live.model().equals(model);
  }

  private void requireModel(Map.Entry<String, IndexMeta> live) {
    EmbeddingModel stored = live.getValue().model();
    if (change == ModelChange.STOP && !stored.equals(model)) {
      throw new ModelMismatch(live.getKey(), stored, model);
    }
  }

  /** Another replica may be at it: then its result is waited for. */
  private void remap(Patience.Attempts attempts) {
    try {
      remapping.run(mapping, model);
    } catch (BuildInProgress e) {
      if (!attempts.pause()) {
        throw e;
      }
    }
  }
}
