'use strict';

/** Loads nothing, so that the code generator goes on to its next loader. */
class NoLoader {
  load() {
    return Promise.resolve([]);
  }

  loadSync() {
    return [];
  }
}

exports.ApolloEngineLoader = NoLoader;
exports.GithubLoader = NoLoader;
exports.UrlLoader = NoLoader;
