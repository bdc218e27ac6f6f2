// Blob Storage that keeps what was written: versions, soft delete, and where asked a lock that nobody can lift.

param name string
param location string
param sku string
param subnetId string
param operatorIpAddresses string[]
param softDeleteDays int
param recordRetentionDays int
param createOnlyRole bool
@description('The identity that writes records.')
param principalId string

var suffix = uniqueString(resourceGroup().id)
var containerName = 'archive'
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: take('${name}${suffix}', 24)
  location: location
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    // Only Entra identities: a leaked account key would undo every rule below.
    allowSharedKeyAccess: false
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [{ id: subnetId }]
      ipRules: [for address in operatorIpAddresses: { value: address }]
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      changeFeed: { enabled: true }
      deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
      containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    }

    resource archive 'containers' = {
      name: containerName
      properties: {
        publicAccess: 'None'
        // Can be set only when the container is made; costs nothing until a retention is.
        immutableStorageWithVersioning: { enabled: true }
      }

      resource retention 'immutabilityPolicies' = if (recordRetentionDays > 0) {
        name: 'default'
        properties: { immutabilityPeriodSinceCreationInDays: recordRetentionDays }
      }
    }
  }
}

resource createOnly 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (createOnlyRole) {
  name: guid(resourceGroup().id, name, 'create-only')
  properties: {
    roleName: '${name} archive writer (${suffix})'
    description: 'Creates new blobs and reads them; neither replaces nor deletes.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
        ]
      }
    ]
  }
}

resource archiveRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage::blobs::archive.id, principalId, string(createOnlyRole))
  scope: storage::blobs::archive
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      createOnlyRole ? createOnly.name : storageBlobDataContributor
    )
  }
}

output serviceUri string = storage.properties.primaryEndpoints.blob
output container string = storage::blobs::archive.name
