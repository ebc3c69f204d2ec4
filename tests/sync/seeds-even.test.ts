/** No acknowledged vote is lost, none is counted twice, and all replicas are equal, whatever breaks in between. */
import { runSeeds } from './run-seeds.ts'

runSeeds(0, 2)
