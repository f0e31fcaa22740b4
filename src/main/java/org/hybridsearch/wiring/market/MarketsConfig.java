package org.hybridsearch.wiring.market;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.model.Item;
import org.hybridsearch.personalize.PersonalizeConfig;

/** The markets by name. The market {@code default} is there without being named. */
@ConfigMapping(prefix = "hybridsearch.markets")
public interface MarketsConfig {

  /** What each says of itself. */
  @WithParentName
  @WithDefaults // so that one that is not named has all of them, too
  Map<String, Settings> named();

  /** One market. What it says nothing of is as the setting for the whole service says. */
  interface Settings {

    /** Instead of {@code hybridsearch.catalog.language}. */
    Optional<String> language();

    /** ISO 4217. An item without currency gets it, one with another is refused. Absent: items bring their own. */
    Optional<String> currency();

    /** The ranking profile of a search that names none. Absent: {@code default}. */
    Optional<String> profile();

    /** Kinds of attributes, fixed before an item has one. An attribute that is not named has the kind of its first value. */
    Map<String, Item.Attribute.Kind> attributes();

    /** Instead of {@code hybridsearch.embed}. */
    Embed embed();

    /** Who ranks. */
    Personalize personalize();

    /** Who names items to recommend. */
    Recommender recommender();
  }

  /** The model of a market. Markets of equal models share one. */
  interface Embed {

    /** Instead of {@code hybridsearch.embed.provider}. */
    Optional<EmbedConfig.Provider> provider();

    /** Instead of {@code hybridsearch.embed.local.model}. */
    Optional<EmbedConfig.LocalModel> localModel();

    /** Instead of {@code hybridsearch.embed.bedrock.model-id}. */
    Optional<String> bedrockModelId();

    /** Instead of {@code hybridsearch.embed.bedrock.dimensions}. */
    Optional<Integer> bedrockDimensions();
  }

  /** The model of a market that names items. */
  interface Recommender {

    /** Instead of {@code hybridsearch.recommender.personalize.for-you.arn}. */
    Optional<String> forYouArn();

    /** Instead of {@code hybridsearch.recommender.personalize.similar.arn}. */
    Optional<String> similarArn();

    /** Instead of {@code hybridsearch.recommender.personalize.for-you.filter-arn}. */
    Optional<String> forYouFilterArn();

    /** Values for its parameters. */
    Map<String, String> forYouFilterValues();

    /** Instead of {@code hybridsearch.recommender.personalize.similar.filter-arn}. */
    Optional<String> similarFilterArn();

    /** Values for its parameters. */
    Map<String, String> similarFilterValues();
  }

  /** The ranker of a market. */
  interface Personalize {

    /** Instead of {@code hybridsearch.personalize.ranker}. */
    Optional<PersonalizeConfig.Ranker> ranker();

    /** Instead of {@code hybridsearch.ranker.personalize.campaign-arn}. */
    Optional<String> campaignArn();

    /** Instead of {@code hybridsearch.ranker.personalize.filter-arn}. */
    Optional<String> filterArn();

    /** Values for its parameters. */
    Map<String, String> filterValues();

    /** Instead of {@code hybridsearch.delivery.tracking-id}. */
    Optional<String> trackingId();

    /** Instead of {@code hybridsearch.dataset.items-arn}. */
    Optional<String> itemsArn();

    /** Instead of {@code hybridsearch.dataset.users-arn}. */
    Optional<String> usersArn();

    /** Instead of {@code hybridsearch.erasure.dataset-group-arn}. */
    Optional<String> datasetGroupArn();
  }
}
