//go:build tools

// Package testbed only names the programs that the cluster tests build, so that go.sum covers them.
package testbed

import (
	_ "go.etcd.io/etcd/server/v3"
	_ "k8s.io/kubernetes/cmd/kube-apiserver"
)
