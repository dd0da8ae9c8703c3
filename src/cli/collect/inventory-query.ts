/** Asks for the installed apps of one site, a page at a time; docs/imports.md shows the same text. */
export const inventoryQuery = `query InstalledApps($site: ID!, $after: String) {
  ecosystem {
    appsInstalledInContexts(
      contextIds: [$site]
      first: 50
      after: $after
      options: { shouldIncludePrivateApps: true }
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node(contextIds: [$site]) {
          ... on App {
            id
            name
            vendorName
            marketplaceApp {
              appKey
            }
            installationsByContexts(contextIds: [$site], first: 20) {
              nodes {
                installationContext
                isRecoverable
                appEnvironment {
                  type
                }
                appEnvironmentVersion {
                  version
                  migrationKeys {
                    confluence
                  }
                  permissions {
                    scopes {
                      key
                    }
                    egress {
                      type
                      addresses
                    }
                  }
                }
              }
            }
          }
          ... on EcosystemConnectApp {
            id
            name
            vendorName
            marketplaceApp {
              appKey
            }
            installations {
              installationContext
              appVersion {
                version
                permissions {
                  scopes {
                    key
                  }
                  egress {
                    type
                    addresses
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
`;
