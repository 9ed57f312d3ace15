-- CreateTable
CREATE TABLE "VersionName" (
    "graphId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VersionName_pkey" PRIMARY KEY ("graphId","revision")
);

-- AddForeignKey
ALTER TABLE "VersionName" ADD CONSTRAINT "VersionName_graphId_fkey" FOREIGN KEY ("graphId") REFERENCES "Graph"("id") ON DELETE CASCADE ON UPDATE CASCADE;
