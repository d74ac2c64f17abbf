// node deploy/ha/start.mjs: the cluster on loopback, to look at; Ctrl-C stops it and deletes its folder.
import {Cluster} from './cluster.mjs';

const cluster = await Cluster.prepare();
const stopped = new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
});
try {
    await Promise.race([cluster.start(), stopped]);
    const node = cluster.plan.nodes[0];
    console.log(`知融 · 集群已启动 the cluster runs: ${cluster.folder}
  PGPASSWORD=${cluster.secret.application} build/zhirong serve --demonstration --database ${cluster.address(node)}
  patronictl -c ${node.config}/patroni.yml list
Ctrl-C 停止并删除 stops it and deletes the folder`);
    await stopped;
} finally {
    await cluster.stop();
}
